package io.github.clipsearch.scene;

import io.github.clipsearch.video.VideoInfo;

/**
 * The size at which frames are compared: the longer side scaled down to 256 pixels, smaller videos
 * as they are. Rounding as in PySceneDetect's {@code compute_downscale_factor} and {@code
 * SceneManager}.
 */
record DetectionSize(int width, int height) {
  private static final double LONGER_SIDE = 256;

  static DetectionSize of(VideoInfo video) {
    double factor = Math.max(1, Math.max(video.width(), video.height()) / LONGER_SIDE);
    return new DetectionSize(scaled(video.width(), factor), scaled(video.height(), factor));
  }

  int pixels() {
    return width * height;
  }

  private static int scaled(int side, double factor) {
    return Math.max(1, (int) Math.rint(side / factor));
  }
}
