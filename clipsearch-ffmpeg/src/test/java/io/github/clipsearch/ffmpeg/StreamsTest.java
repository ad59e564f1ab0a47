package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.video.StreamsContract;
import io.github.clipsearch.video.VideoDecoder;

class StreamsTest extends StreamsContract {
  @Override
  protected VideoDecoder decoder() {
    return new HumbleVideoDecoder();
  }
}
