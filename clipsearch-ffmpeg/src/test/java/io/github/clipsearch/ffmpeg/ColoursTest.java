package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.video.ColoursContract;
import io.github.clipsearch.video.VideoDecoder;

class ColoursTest extends ColoursContract {
  @Override
  protected VideoDecoder decoder() {
    return new HumbleVideoDecoder();
  }

  /** FFmpeg 2.8 repeats pixels where later versions interpolate. */
  @Override
  protected boolean enlargesLikeFfmpeg() {
    return false;
  }

  /** They are rounded to 8 bits before the matrix is applied. */
  @Override
  protected int levelsOfDeepColours() {
    return 4;
  }
}
