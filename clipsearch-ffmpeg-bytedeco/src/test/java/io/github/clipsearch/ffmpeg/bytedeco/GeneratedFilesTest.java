package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.video.GeneratedFilesContract;
import io.github.clipsearch.video.VideoDecoder;

class GeneratedFilesTest extends GeneratedFilesContract {
  @Override
  protected VideoDecoder decoder() {
    return new BytedecoVideoDecoder();
  }
}
