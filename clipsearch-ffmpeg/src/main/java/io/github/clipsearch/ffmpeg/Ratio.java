package io.github.clipsearch.ffmpeg;

import io.humble.video.Rational;
import org.jspecify.annotations.Nullable;

/**
 * A fraction as FFmpeg states it; 0/1 for "unknown".
 *
 * @param numerator any number
 * @param denominator any number; 0 makes the fraction unknown
 */
record Ratio(long numerator, long denominator) {
  static final Ratio UNKNOWN = new Ratio(0, 1);

  /** Copies and deletes the native object. */
  static Ratio take(@Nullable Rational rational) {
    if (rational == null) {
      return UNKNOWN;
    }
    try {
      return new Ratio(rational.getNumerator(), rational.getDenominator());
    } finally {
      synchronized (HumbleLibrary.LOCK) {
        rational.delete();
      }
    }
  }

  boolean isPositive() {
    return denominator != 0 && value() > 0;
  }

  /** The quotient, or 0 when unknown. */
  double value() {
    return denominator == 0 ? 0 : (double) numerator / denominator;
  }
}
