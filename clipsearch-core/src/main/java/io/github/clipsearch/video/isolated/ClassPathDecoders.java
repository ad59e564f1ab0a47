package io.github.clipsearch.video.isolated;

import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoDecoders;

/** All decoders on the child's class path, one standing in for another. */
record ClassPathDecoders() implements DecoderFactory {
  @Override
  public VideoDecoder create() {
    return VideoDecoders.onClassPath();
  }
}
