package io.github.clipsearch.scene.export;

import java.util.Locale;

/**
 * SMPTE timecode: counts frames as hours, minutes, seconds and frames.
 *
 * @param rate true frames per second
 * @param base frames that a second of timecode holds, the rate rounded
 * @param dropFrame whether numbers are skipped to keep up with the clock
 */
record FrameClock(double rate, int base, boolean dropFrame) {
  private static final double NTSC = 1000.0 / 1001;

  /** What an average frame rate may be off by to be taken for an NTSC rate; 30 is 0.1 % off. */
  private static final double TOLERANCE = 0.0004;

  /** At the nearest whole or NTSC rate. */
  static FrameClock nearest(double rate, boolean dropFrame) {
    int base = (int) Math.max(1, Math.round(rate));
    double ntsc = base * NTSC;
    boolean isNtsc = base >= 24 && Math.abs(rate / ntsc - 1) < TOLERANCE;
    return new FrameClock(isNtsc ? ntsc : base, base, dropFrame);
  }

  boolean canDrop() {
    return rate < base && base % 30 == 0 && base <= 60;
  }

  String timecode(double seconds) {
    long frames = Math.round(seconds * rate);
    long number = dropFrame ? withDropped(frames) : frames;
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%s%02d",
        number / base / 3600,
        number / base / 60 % 60,
        number / base % 60,
        dropFrame ? ";" : ":",
        number % base);
  }

  /** The first two numbers (of 30) of every minute are skipped, but not of every tenth minute. */
  private long withDropped(long frames) {
    long dropped = base / 15;
    long perMinute = 60L * base - dropped;
    long perTenMinutes = 10 * perMinute + dropped;
    long tens = frames / perTenMinutes;
    long rest = frames % perTenMinutes;
    long minutes = rest < 60L * base ? 0 : 1 + (rest - 60L * base) / perMinute;
    return frames + dropped * (9 * tens + minutes);
  }
}
