package io.github.clipsearch.examples.benchmark;

import java.util.SplittableRandom;

/** Something that happens inside a shot and is no cut. */
enum Disturbance {
  /** Nothing. */
  NONE,
  /** Some frames are much brighter. */
  FLASH,
  /** A light goes on or off, within a few frames. */
  LIGHT,
  /** Something large crosses the picture. */
  OBJECT,
  /** Every picture is shown several times, as in drawn animation. */
  HELD,
  /** Film grain. */
  GRAIN,
  /** Fields of two moments in one frame. */
  INTERLACED,
  /** A line of text appears and goes. */
  CAPTION;

  Shot in(Shot shot, int length, SplittableRandom random) {
    return switch (this) {
      case NONE -> shot;
      case FLASH -> flash(shot, length, random);
      case LIGHT -> light(shot, length, random);
      case OBJECT -> object(shot, length, random);
      case HELD -> {
        int times = random.nextInt(2, 4);
        yield (frame, rgb) -> shot.draw(frame / times, rgb);
      }
      case GRAIN -> grain(shot, random);
      case INTERLACED -> interlaced(shot);
      case CAPTION -> caption(shot, length, random);
    };
  }

  private static Shot flash(Shot shot, int length, SplittableRandom random) {
    int at = random.nextInt(3, Math.max(4, length - 5));
    int frames = random.nextInt(1, 4);
    double strength = random.nextDouble(0.4, 1);
    return (frame, rgb) -> {
      shot.draw(frame, rgb);
      if (frame >= at && frame < at + frames) {
        double share = strength * (1 - 0.3 * (frame - at));
        for (int i = 0; i < Shot.BYTES; i++) {
          int value = rgb[i] & 0xff;
          rgb[i] = (byte) Math.min(255, value + share * (300 - value));
        }
      }
    };
  }

  private static Shot light(Shot shot, int length, SplittableRandom random) {
    int at = random.nextInt(3, Math.max(4, length - 3));
    int frames = random.nextInt(1, 8);
    double gain = random.nextBoolean() ? random.nextDouble(0.5, 0.75) : random.nextDouble(1.3, 1.8);
    return (frame, rgb) -> {
      shot.draw(frame, rgb);
      double now = 1 + (gain - 1) * Math.max(0, Math.min(1, (frame - at + 1.0) / frames));
      for (int i = 0; i < Shot.BYTES; i++) {
        rgb[i] = (byte) Math.min(255, now * (rgb[i] & 0xff));
      }
    };
  }

  private static Shot object(Shot shot, int length, SplittableRandom random) {
    double width = random.nextDouble(0.25, 0.6) * Shot.WIDTH;
    double height = random.nextDouble(0.4, 1) * Shot.HEIGHT;
    double speed = random.nextDouble(8, 40);
    int start = random.nextInt(Math.max(1, length / 2));
    byte[] colors = {
      (byte) random.nextInt(256), (byte) random.nextInt(256), (byte) random.nextInt(256)
    };
    return (frame, rgb) -> {
      shot.draw(frame, rgb);
      double right = (frame - start) * speed;
      for (int y = (int) (Shot.HEIGHT - height); y < Shot.HEIGHT; y++) {
        int from = (int) Math.max(0, right - width);
        for (int x = from; x < Math.min(Shot.WIDTH, right); x++) {
          int shade = (int) (30 * Math.sin((x - right) / 4) * Math.cos(y / 5.0));
          for (int c = 0; c < 3; c++) {
            int value = (colors[c] & 0xff) + shade;
            rgb[3 * (y * Shot.WIDTH + x) + c] = (byte) Math.max(0, Math.min(255, value));
          }
        }
      }
    };
  }

  private static Shot grain(Shot shot, SplittableRandom random) {
    double strength = random.nextDouble(4, 25);
    long seed = random.nextLong();
    return (frame, rgb) -> {
      shot.draw(frame, rgb);
      SplittableRandom grains = new SplittableRandom(seed + frame);
      for (int i = 0; i < Shot.BYTES; i += 3) {
        long bits = grains.nextLong();
        double sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff);
        int grain = (int) (strength * (sum / 65536 - 1.5) * 2);
        for (int c = 0; c < 3; c++) {
          rgb[i + c] = (byte) Math.max(0, Math.min(255, (rgb[i + c] & 0xff) + grain));
        }
      }
    };
  }

  private static Shot interlaced(Shot shot) {
    byte[] later = new byte[Shot.BYTES];
    return (frame, rgb) -> {
      shot.draw(2 * frame, rgb);
      shot.draw(2 * frame + 1, later);
      for (int y = 1; y < Shot.HEIGHT; y += 2) {
        int row = 3 * y * Shot.WIDTH;
        System.arraycopy(later, row, rgb, row, 3 * Shot.WIDTH);
      }
    };
  }

  private static Shot caption(Shot shot, int length, SplittableRandom random) {
    int from = random.nextInt(2, Math.max(3, length / 2));
    int to = from + random.nextInt(10, 40);
    int left = random.nextInt(20, 60);
    int right = Shot.WIDTH - random.nextInt(20, 60);
    long seed = random.nextLong();
    return (frame, rgb) -> {
      shot.draw(frame, rgb);
      if (frame < from || frame >= to) {
        return;
      }
      SplittableRandom letters = new SplittableRandom(seed);
      for (int x = left; x < right; x += letters.nextInt(3, 6)) {
        int low = letters.nextInt(2);
        for (int y = 92 + low; y < 99; y++) {
          for (int i = 3 * (y * Shot.WIDTH + x); i < 3 * (y * Shot.WIDTH + x + 2); i++) {
            rgb[i] = (byte) 240;
          }
        }
      }
    };
  }
}
