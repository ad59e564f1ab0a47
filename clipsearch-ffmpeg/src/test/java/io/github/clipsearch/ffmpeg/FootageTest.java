package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.video.FootageContract;
import io.github.clipsearch.video.VideoDecoder;
import java.util.Map;

class FootageTest extends FootageContract {
  @Override
  protected VideoDecoder decoder() {
    return new HumbleVideoDecoder();
  }

  @Override
  protected Map<String, String> unsupported() {
    return Map.of("torchcodec_av1_video.mkv", "AV1");
  }

  /** FFmpeg 2.8 rounds the edit to the container's coarser clock. */
  @Override
  protected double editTolerance() {
    return 0.005;
  }
}
