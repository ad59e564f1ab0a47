package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.video.ColoursContract;
import io.github.clipsearch.video.VideoDecoder;

class ColoursTest extends ColoursContract {
  @Override
  protected VideoDecoder decoder() {
    return new BytedecoVideoDecoder();
  }
}
