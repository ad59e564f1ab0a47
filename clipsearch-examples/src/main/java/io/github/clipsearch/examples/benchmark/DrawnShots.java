package io.github.clipsearch.examples.benchmark;

import java.util.SplittableRandom;

/** Shots drawn from random numbers: textures, flat cartoons, dark rooms, slides with text. */
final class DrawnShots {
  private static final int CANVAS_WIDTH = 2 * Shot.WIDTH;
  private static final int CANVAS_HEIGHT = 2 * Shot.HEIGHT;

  private DrawnShots() {}

  /** A camera that rests, pans, zooms or shakes over a drawn picture. */
  static Shot any(SplittableRandom random) {
    byte[] canvas =
        switch (random.nextInt(4)) {
          case 0 -> texture(random, 1);
          case 1 -> texture(random, 0.15 + 0.2 * random.nextDouble());
          default -> cartoon(random);
        };
    return camera(random, canvas, random.nextInt(5));
  }

  /** A still slide: a heading and lines of text on a plain ground. */
  static Slide slide(SplittableRandom random) {
    return new Slide(random);
  }

  private static Shot camera(SplittableRandom random, byte[] canvas, int movement) {
    double startX = random.nextDouble(0.2, 0.8) * Shot.WIDTH;
    double startY = random.nextDouble(0.2, 0.8) * Shot.HEIGHT;
    double speedX = movement == 1 ? random.nextDouble(-7, 7) : 0;
    double speedY = movement == 1 ? random.nextDouble(-2, 2) : 0;
    double zoom = movement == 2 ? random.nextDouble(-0.012, 0.012) : 0;
    double shake = movement == 3 ? random.nextDouble(1, 6) : 0;
    long shakeSeed = random.nextLong();
    return (frame, rgb) -> {
      SplittableRandom jitter = new SplittableRandom(shakeSeed + frame);
      double scale = Math.exp(zoom * frame);
      double x = startX + speedX * frame + shake * (jitter.nextDouble() - 0.5) * 2;
      double y = startY + speedY * frame + shake * (jitter.nextDouble() - 0.5) * 2;
      for (int row = 0, out = 0; row < Shot.HEIGHT; row++) {
        for (int column = 0; column < Shot.WIDTH; column++, out += 3) {
          sample(
              canvas,
              x + (column - Shot.WIDTH / 2.0) * scale + Shot.WIDTH / 2.0,
              y + (row - Shot.HEIGHT / 2.0) * scale + Shot.HEIGHT / 2.0,
              rgb,
              out);
        }
      }
    };
  }

  /** Bilinear; the canvas is mirrored at its edges, without end. */
  private static void sample(byte[] canvas, double x, double y, byte[] rgb, int out) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double fx = x - left;
    double fy = y - top;
    int x0 = mirrored(left, CANVAS_WIDTH);
    int x1 = mirrored(left + 1, CANVAS_WIDTH);
    int y0 = mirrored(top, CANVAS_HEIGHT);
    int y1 = mirrored(top + 1, CANVAS_HEIGHT);
    for (int c = 0; c < 3; c++) {
      double upper = mix(at(canvas, x0, y0, c), at(canvas, x1, y0, c), fx);
      double lower = mix(at(canvas, x0, y1, c), at(canvas, x1, y1, c), fx);
      rgb[out + c] = (byte) Math.round(mix(upper, lower, fy));
    }
  }

  private static int mirrored(int i, int size) {
    int period = Math.floorMod(i, 2 * size);
    return period < size ? period : 2 * size - 1 - period;
  }

  private static double at(byte[] canvas, int x, int y, int channel) {
    return canvas[3 * (y * CANVAS_WIDTH + x) + channel] & 0xff;
  }

  private static double mix(double a, double b, double share) {
    return a + (b - a) * share;
  }

  /** Smooth noise of several sizes in a few colours. */
  private static byte[] texture(SplittableRandom random, double brightness) {
    byte[] canvas = new byte[3 * CANVAS_WIDTH * CANVAS_HEIGHT];
    double[] base = {
      random.nextDouble(60, 200), random.nextDouble(60, 200), random.nextDouble(60, 200)
    };
    double[][] tints = new double[4][3];
    for (double[] tint : tints) {
      double strength = random.nextDouble(15, 70);
      double grey = random.nextDouble();
      double common = random.nextDouble(-1, 1);
      for (int c = 0; c < 3; c++) {
        tint[c] = strength * mix(random.nextDouble(-1, 1), common, grey);
      }
    }
    int[] sizes = {random.nextInt(50, 120), random.nextInt(20, 40), random.nextInt(8, 16), 4};
    long[] seeds = {random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()};
    for (int y = 0, out = 0; y < CANVAS_HEIGHT; y++) {
      for (int x = 0; x < CANVAS_WIDTH; x++, out += 3) {
        for (int c = 0; c < 3; c++) {
          double value = base[c];
          for (int octave = 0; octave < 4; octave++) {
            value += tints[octave][c] * noise(seeds[octave], x, y, sizes[octave]);
          }
          canvas[out + c] = (byte) Math.max(0, Math.min(255, brightness * value));
        }
      }
    }
    return canvas;
  }

  /** Value noise between -1 and 1. */
  private static double noise(long seed, int x, int y, int size) {
    int column = x / size;
    int row = y / size;
    double fx = smooth((x % size) / (double) size);
    double fy = smooth((y % size) / (double) size);
    return mix(
        mix(hash(seed, column, row), hash(seed, column + 1, row), fx),
        mix(hash(seed, column, row + 1), hash(seed, column + 1, row + 1), fx),
        fy);
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }

  private static double hash(long seed, int column, int row) {
    long h = seed + 0x9E3779B97F4A7C15L * (column + 4096L * row);
    h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
    return ((h ^ (h >>> 31)) >> 11) / (double) (1L << 52);
  }

  /** Flat shapes on a gradient. */
  private static byte[] cartoon(SplittableRandom random) {
    byte[] canvas = new byte[3 * CANVAS_WIDTH * CANVAS_HEIGHT];
    double[] top = color(random);
    double[] bottom = color(random);
    for (int y = 0, out = 0; y < CANVAS_HEIGHT; y++) {
      for (int x = 0; x < CANVAS_WIDTH; x++, out += 3) {
        for (int c = 0; c < 3; c++) {
          canvas[out + c] = (byte) mix(top[c], bottom[c], y / (double) CANVAS_HEIGHT);
        }
      }
    }
    int shapes = random.nextInt(3, 25);
    for (int i = 0; i < shapes; i++) {
      double[] fill = color(random);
      double x = random.nextDouble(CANVAS_WIDTH);
      double y = random.nextDouble(CANVAS_HEIGHT);
      double w = random.nextDouble(5, 80);
      double h = random.nextDouble(5, 60);
      boolean round = random.nextBoolean();
      for (int row = (int) Math.max(0, y - h); row < Math.min(CANVAS_HEIGHT, y + h); row++) {
        for (int column = (int) Math.max(0, x - w);
            column < Math.min(CANVAS_WIDTH, x + w);
            column++) {
          double dx = (column - x) / w;
          double dy = (row - y) / h;
          if (!round || dx * dx + dy * dy < 1) {
            for (int c = 0; c < 3; c++) {
              canvas[3 * (row * CANVAS_WIDTH + column) + c] = (byte) fill[c];
            }
          }
        }
      }
    }
    return canvas;
  }

  private static double[] color(SplittableRandom random) {
    return new double[] {random.nextDouble(256), random.nextDouble(256), random.nextDouble(256)};
  }

  /** A slide; {@link #next} keeps the ground and the heading and changes the text. */
  static final class Slide implements Shot {
    private final byte[] picture = new byte[BYTES];
    private final byte[] ground;
    private final byte[] ink;
    private final long headingSeed;

    Slide(SplittableRandom random) {
      boolean dark = random.nextInt(3) == 0;
      ground = plain(random, dark ? 0 : 200, dark ? 50 : 256);
      ink = plain(random, dark ? 200 : 0, dark ? 256 : 80);
      headingSeed = random.nextLong();
      write(random);
    }

    private Slide(Slide before, SplittableRandom random) {
      ground = before.ground;
      ink = before.ink;
      headingSeed = before.headingSeed;
      write(random);
    }

    Slide next(SplittableRandom random) {
      return new Slide(this, random);
    }

    private void write(SplittableRandom random) {
      for (int i = 0; i < BYTES; i++) {
        picture[i] = ground[i % 3];
      }
      line(new SplittableRandom(headingSeed), 10, 10);
      int lines = random.nextInt(3, 7);
      for (int i = 0; i < lines; i++) {
        line(random, 32 + 11 * i, 6);
      }
    }

    private void line(SplittableRandom random, int top, int height) {
      int end = 16 + random.nextInt(60, 160);
      int x = 14;
      while (x < Math.min(end, WIDTH - 14)) {
        int letter = random.nextInt(2, 5);
        int low = random.nextInt(2);
        for (int y = top + low; y < top + height; y++) {
          for (int i = x; i < x + letter; i++) {
            System.arraycopy(ink, 0, picture, 3 * (y * WIDTH + i), 3);
          }
        }
        x += letter + 1 + (random.nextInt(5) == 0 ? 3 : 0);
      }
    }

    private static byte[] plain(SplittableRandom random, int from, int to) {
      int grey = random.nextInt(from, to);
      int tint = Math.min(30, Math.min(255 - grey, grey));
      byte[] rgb = new byte[3];
      for (int c = 0; c < 3; c++) {
        rgb[c] = (byte) (grey + (tint == 0 ? 0 : random.nextInt(-tint, tint + 1)));
      }
      return rgb;
    }

    @Override
    public void draw(int frame, byte[] rgb) {
      System.arraycopy(picture, 0, rgb, 0, BYTES);
    }
  }
}
