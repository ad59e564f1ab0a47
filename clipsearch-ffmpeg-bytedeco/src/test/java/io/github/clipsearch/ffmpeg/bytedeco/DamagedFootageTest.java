package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.video.DamagedFootageContract;
import io.github.clipsearch.video.VideoDecoder;

class DamagedFootageTest extends DamagedFootageContract {
  @Override
  protected VideoDecoder decoder() {
    return new BytedecoVideoDecoder(1);
  }

  @Override
  protected int framesOfDamagedHevc() {
    return 33; // as many as ffprobe 8.1 counts
  }
}
