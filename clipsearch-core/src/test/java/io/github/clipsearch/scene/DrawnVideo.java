package io.github.clipsearch.scene;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;

/** A video of 96 x 54 pixels at 25 frames per second, drawn for tests of detectors. */
final class DrawnVideo {
  static final int WIDTH = 96;
  static final int HEIGHT = 54;

  private static final double FRAME_RATE = 25;

  private final List<byte[]> frames = new ArrayList<>();

  /** Smooth random patches of colour; each seed gives another picture, twice as wide as a frame. */
  static byte[] landscape(long seed) {
    Random random = new Random(seed);
    int columns = 2 * WIDTH / 6 + 2;
    int rows = HEIGHT / 6 + 2;
    int[][] knots = new int[columns * rows][3];
    int[] tint = {random.nextInt(120), random.nextInt(120), random.nextInt(120)};
    for (int[] knot : knots) {
      int shade = random.nextInt(136);
      for (int channel = 0; channel < 3; channel++) {
        knot[channel] = tint[channel] + shade;
      }
    }
    byte[] picture = new byte[3 * 2 * WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < 2 * WIDTH; x++) {
        int knot = y / 6 * columns + x / 6;
        for (int channel = 0; channel < 3; channel++) {
          int upper = (6 - x % 6) * knots[knot][channel] + x % 6 * knots[knot + 1][channel];
          int lower =
              (6 - x % 6) * knots[knot + columns][channel]
                  + x % 6 * knots[knot + columns + 1][channel];
          picture[3 * (y * 2 * WIDTH + x) + channel] =
              (byte) (((6 - y % 6) * upper + y % 6 * lower) / 36);
        }
      }
    }
    return picture;
  }

  /** The part of a landscape that begins at a column. */
  static byte[] view(byte[] landscape, int left) {
    byte[] frame = new byte[3 * WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      System.arraycopy(landscape, 3 * (y * 2 * WIDTH + left), frame, 3 * y * WIDTH, 3 * WIDTH);
    }
    return frame;
  }

  static byte[] plain(int level) {
    byte[] frame = new byte[3 * WIDTH * HEIGHT];
    Arrays.fill(frame, (byte) level);
    return frame;
  }

  /** A mixture: so much of the first, the rest of the second. */
  static byte[] mix(byte[] first, byte[] second, double share) {
    byte[] frame = new byte[first.length];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (byte) Math.round(share * (first[i] & 0xff) + (1 - share) * (second[i] & 0xff));
    }
    return frame;
  }

  /** White ground, the same heading on all, and lines of words. */
  static byte[] slide(long seed, int lines) {
    byte[] frame = plain(245);
    words(frame, new Random(0), 4, 5, 60);
    Random random = new Random(seed);
    for (int line = 0; line < lines; line++) {
      words(frame, random, 15 + 6 * line, 3, 40 + random.nextInt(40));
    }
    return frame;
  }

  private static void words(byte[] frame, Random random, int top, int height, int end) {
    for (int x = 6; x < end; x += 2 + random.nextInt(3)) {
      for (int y = top + random.nextInt(2); y < top + height; y++) {
        for (int i = 3 * (y * WIDTH + x); i < 3 * (y * WIDTH + x + 1); i++) {
          frame[i] = 30;
        }
      }
    }
  }

  static byte[] noisy(byte[] frame, double strength, Random random) {
    byte[] result = new byte[frame.length];
    for (int i = 0; i < frame.length; i++) {
      double value = (frame[i] & 0xff) + strength * random.nextGaussian();
      result[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
    return result;
  }

  DrawnVideo show(byte[] frame, int times) {
    for (int i = 0; i < times; i++) {
      frames.add(frame);
    }
    return this;
  }

  /** Frames between the two, without them. */
  DrawnVideo dissolve(byte[] from, byte[] to, int count) {
    for (int i = 1; i <= count; i++) {
      frames.add(mix(to, from, i / (count + 1.0)));
    }
    return this;
  }

  int frameCount() {
    return frames.size();
  }

  /** What the detector finds; checks that late cuts were announced. */
  List<Long> cuts(SceneDetector detector) {
    VideoInfo info =
        new VideoInfo(
            WIDTH, HEIGHT, 0, FRAME_RATE, OptionalDouble.empty(), OptionalLong.empty(), "", "");
    SceneDetector.Session session = detector.open(info);
    List<Long> cuts = new ArrayList<>();
    long announced = Long.MAX_VALUE;
    for (int i = 0; i < frames.size(); i++) {
      for (long cut : session.accept(new DrawnFrame(i, frames.get(i)))) {
        requireAnnounced(cut, Math.min(announced, i));
        cuts.add(cut);
      }
      announced = session.undecidedCut().orElse(Long.MAX_VALUE);
    }
    for (long cut : session.finish()) {
      requireAnnounced(cut, announced);
      cuts.add(cut);
    }
    return cuts;
  }

  private static void requireAnnounced(long cut, long earliest) {
    if (cut < earliest) {
      throw new AssertionError("cut " + cut + " came late, and was not announced");
    }
  }

  private record DrawnFrame(long number, byte[] rgb) implements Frame {
    @Override
    public double time() {
      return number / FRAME_RATE;
    }

    @Override
    public int width() {
      return WIDTH;
    }

    @Override
    public int height() {
      return HEIGHT;
    }

    @Override
    public void readRgb(int width, int height, byte[] target) {
      if (width != WIDTH || height != HEIGHT) {
        throw new IllegalArgumentException("drawn at " + WIDTH + " x " + HEIGHT + " only");
      }
      System.arraycopy(rgb, 0, target, 0, rgb.length);
    }
  }
}
