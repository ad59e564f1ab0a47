package io.github.clipsearch.ffmpeg.bytedeco;

import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * How long a tick of a stream's clock is.
 *
 * @param numerator of the seconds per tick
 * @param denominator of the seconds per tick
 */
record TimeBase(int numerator, int denominator) {
  static TimeBase of(AVRational fraction) {
    return new TimeBase(fraction.num(), fraction.den());
  }

  /** The time nearest to a number of ticks, in seconds; NaN when it is unknown. */
  double seconds(long ticks) {
    return ticks == avutil.AV_NOPTS_VALUE || denominator == 0
        ? Double.NaN
        : (double) ticks * numerator / denominator;
  }
}
