package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.video.FootageContract;
import io.github.clipsearch.video.VideoDecoder;

class FootageTest extends FootageContract {
  @Override
  protected VideoDecoder decoder() {
    return new BytedecoVideoDecoder();
  }

  /** The manifest counts the subtitles of one file, FFmpeg 8 does not. */
  @Override
  protected double duration(String name, double manifest) {
    return name.equals("torchcodec_nasa_13013.mp4") ? 13.056 : manifest;
  }

  /** FFmpeg 8 leaves out a delay of the sound. */
  @Override
  protected double durationTolerance() {
    return 0.05;
  }
}
