package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.video.DamagedFootageContract;
import io.github.clipsearch.video.VideoDecoder;

class DamagedFootageTest extends DamagedFootageContract {
  @Override
  protected VideoDecoder decoder() {
    return new HumbleVideoDecoder(1);
  }

  @Override
  protected int framesOfDamagedHevc() {
    return 56; // as many as the ffmpeg 2.8 library gives
  }
}
