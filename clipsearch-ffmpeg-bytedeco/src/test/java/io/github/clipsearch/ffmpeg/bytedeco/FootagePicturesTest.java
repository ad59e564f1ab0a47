package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.video.FootagePicturesContract;
import io.github.clipsearch.video.VideoDecoder;

class FootagePicturesTest extends FootagePicturesContract {
  @Override
  protected VideoDecoder decoder() {
    return new BytedecoVideoDecoder();
  }
}
