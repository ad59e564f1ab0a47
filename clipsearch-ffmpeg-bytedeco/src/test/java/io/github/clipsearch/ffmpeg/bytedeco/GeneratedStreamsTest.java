package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.video.StreamsContract;
import io.github.clipsearch.video.VideoDecoder;

class GeneratedStreamsTest extends StreamsContract {
  @Override
  protected VideoDecoder decoder() {
    return new BytedecoVideoDecoder();
  }
}
