package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.video.LimitsContract;
import io.github.clipsearch.video.VideoDecoder;

class LimitsTest extends LimitsContract {
  @Override
  protected VideoDecoder decoder() {
    return new BytedecoVideoDecoder();
  }
}
