package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.examples.benchmark.Transition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A video put together from shots, with known transitions. The same seed makes the same video. */
final class SyntheticVideo {
  private static final int SHOTS = 12;

  private final List<Part> parts = new ArrayList<>();
  private final List<Transition> transitions = new ArrayList<>();

  /** One shot, and how it comes after the one before. */
  private record Part(Shot shot, int length, Kind kind, int overlap, int held, byte[] through) {}

  SyntheticVideo(long seed, List<List<byte[]>> footage) {
    SplittableRandom random = new SplittableRandom(seed);
    Shot before = null;
    int usedBefore = -1;
    int start = 0;
    for (int i = 0; i < SHOTS; i++) {
      boolean again = before instanceof DrawnShots.Slide && random.nextInt(4) != 0;
      Shot shot;
      int length = random.nextInt(14, 90);
      if (again && before instanceof DrawnShots.Slide slide) {
        shot = slide.next(random);
      } else if (random.nextInt(12) == 0) {
        shot = DrawnShots.slide(random);
      } else {
        int used = footage.isEmpty() || random.nextInt(5) < 2 ? -1 : random.nextInt(footage.size());
        if (used == usedBefore) {
          used = -1; // two runs of one shot are no two shots
        }
        usedBefore = used;
        Shot plain = used < 0 ? DrawnShots.any(random) : run(footage.get(used), length, random);
        Disturbance[] all = Disturbance.values();
        shot =
            random.nextInt(2) == 0
                ? plain
                : all[random.nextInt(all.length)].in(plain, length, random);
      }
      Part part = joined(shot, length, again, random);
      if (i > 0) {
        start += parts.get(i - 1).length;
        transitions.add(transition(part, start));
        // overlapping frames and frames of one colour lie before the new shot's own
        start += part.overlap + part.held;
      }
      parts.add(part);
      before = shot;
    }
  }

  private static Part joined(Shot shot, int length, boolean again, SplittableRandom random) {
    byte[] through = new byte[1];
    if (again) {
      return new Part(shot, length, Kind.SLIDE, 0, 0, through);
    }
    int choice = random.nextInt(20);
    if (choice < 11) {
      return new Part(shot, length, Kind.CUT, 0, 0, through);
    }
    if (choice < 15) {
      return new Part(shot, length, Kind.DISSOLVE, random.nextInt(5, 51), 0, through);
    }
    if (choice < 19) {
      through[0] = (byte) (random.nextInt(3) == 0 ? 255 : 0);
      return new Part(
          shot, length, Kind.FADE, random.nextInt(8, 40), random.nextInt(0, 15), through);
    }
    return new Part(shot, length, Kind.WIPE, random.nextInt(6, 20), 0, through);
  }

  private static Transition transition(Part part, int start) {
    return new Transition(part.kind, start, start + part.overlap + part.held);
  }

  private static Shot run(List<byte[]> frames, int length, SplittableRandom random) {
    int start = random.nextInt(Math.max(1, frames.size() - length));
    boolean mirrored = random.nextBoolean();
    return (frame, rgb) -> {
      int period = Math.floorMod(start + frame, 2 * frames.size());
      int index = period < frames.size() ? period : 2 * frames.size() - 1 - period;
      byte[] picture = frames.get(index);
      if (!mirrored) {
        System.arraycopy(picture, 0, rgb, 0, Shot.BYTES);
        return;
      }
      for (int y = 0; y < Shot.HEIGHT; y++) {
        for (int x = 0; x < Shot.WIDTH; x++) {
          int from = 3 * (y * Shot.WIDTH + Shot.WIDTH - 1 - x);
          System.arraycopy(picture, from, rgb, 3 * (y * Shot.WIDTH + x), 3);
        }
      }
    };
  }

  List<Transition> transitions() {
    return transitions;
  }

  /** Shows all frames in turn; the array is reused. */
  void play(Consumer<byte[]> frames) {
    byte[] picture = new byte[Shot.BYTES];
    byte[] other = new byte[Shot.BYTES];
    int own = 0;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      int overlap = i + 1 < parts.size() ? parts.get(i + 1).overlap : 0;
      for (int f = 0; f < part.length; f++) {
        part.shot.draw(own++, picture);
        frames.accept(picture);
      }
      if (i + 1 < parts.size()) {
        Part next = parts.get(i + 1);
        int between = overlap + next.held;
        for (int f = 0; f < between; f++) {
          part.shot.draw(own + f, picture);
          next.shot.draw(f, other);
          blend(next, f, picture, other);
          frames.accept(picture);
        }
        own = between;
      }
    }
  }

  private static void blend(Part next, int f, byte[] picture, byte[] other) {
    double share = (f + 1.0) / (next.overlap + 1);
    switch (next.kind) {
      case DISSOLVE -> {
        for (int i = 0; i < Shot.BYTES; i++) {
          picture[i] =
              (byte) Math.round((1 - share) * (picture[i] & 0xff) + share * (other[i] & 0xff));
        }
      }
      case WIPE -> {
        int edge = (int) (share * Shot.WIDTH);
        for (int y = 0; y < Shot.HEIGHT; y++) {
          System.arraycopy(other, 3 * y * Shot.WIDTH, picture, 3 * y * Shot.WIDTH, 3 * edge);
        }
      }
      default -> fade(next, f, picture, other);
    }
  }

  private static void fade(Part next, int f, byte[] picture, byte[] other) {
    int out = next.overlap / 2;
    int in = next.overlap - out;
    int through = next.through[0] & 0xff;
    boolean leaving = f < out;
    double left = leaving ? 1 - (f + 1.0) / out : Math.max(0, (f - out - next.held + 1.0) / in);
    byte[] source = leaving ? picture : other;
    for (int i = 0; i < Shot.BYTES; i++) {
      picture[i] = (byte) Math.round(left * (source[i] & 0xff) + (1 - left) * through);
    }
  }
}
