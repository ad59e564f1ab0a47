package io.github.clipsearch.video.isolated;

import io.github.clipsearch.video.KeptFrame;

/**
 * How far a child decodes ahead of the application. That takes a decoder whose kept frames are as
 * good as its current one; the others wait until the application has gone beyond each frame.
 */
final class Lookahead {
  private static final int MOST_FRAMES = 8;
  private static final long FRAME_BYTES = 64_000_000;
  private static final long PICTURE_BYTES = 16_000_000;

  private boolean known;
  private boolean possible;

  /** Whether frames that are kept can be read in any size; tries it once. */
  boolean isPossible(KeptFrame frame) {
    if (!known && frame.width() > 1) {
      PictureSize half = new PictureSize(frame.width() / 2, Math.max(1, frame.height() / 2));
      try {
        frame.readRgb(half.width(), half.height(), new byte[half.bytes()]);
        possible = true;
      } catch (IllegalArgumentException e) {
        possible = false; // in full size only, as Frame.keep() allows
      }
      known = true;
    }
    return possible;
  }

  /** Whether it is known that frames cannot be kept well. */
  boolean isImpossible() {
    return known && !possible;
  }

  /** How many frames beyond the wanted one may be decoded. */
  long frames(long bytesPerFrame, long pictureBytesPerFrame) {
    if (!possible) {
      return 0;
    }
    long fitting =
        Math.min(
            FRAME_BYTES / Math.max(1, bytesPerFrame),
            PICTURE_BYTES / Math.max(1, pictureBytesPerFrame));
    return Math.max(1, Math.min(MOST_FRAMES, fitting));
  }
}
