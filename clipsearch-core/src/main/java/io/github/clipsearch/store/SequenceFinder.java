package io.github.clipsearch.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best run of scenes that shows one step after the other: dynamic programming over the
 * scenes of a video, with for each step the best run that ends in each scene. Takes time in
 * proportion to steps times scenes. Belongs to one thread.
 */
final class SequenceFinder {
  private final double maximumGap;

  /** best[step][scene]: the highest sum of scores of a run that ends in this scene. */
  private double[][] best = new double[0][];

  /** The scene before, on the best run. */
  private int[][] previous = new int[0][];

  /** Numbers of scenes that may come before, highest sum first and ascending: a monotonic queue. */
  private int[] queue = new int[0];

  SequenceFinder(double maximumGap) {
    this.maximumGap = maximumGap;
  }

  /**
   * The best run.
   *
   * @param scores [step][scene], {@link ExactScan#NOT_SCORED} where a scene has none
   * @param first number of the first scene that may take part
   * @param end number of the first scene after it that may not
   * @param times of the scenes
   * @return one scene number for each step, ascending, or null when there is no run; of equal ones
   *     the one that ends first, and of those the one whose earlier scenes come first
   */
  int @Nullable [] find(float[][] scores, int first, int end, SceneTimes times) {
    int steps = scores.length;
    reserve(steps, end);
    for (int scene = first; scene < end; scene++) {
      best[0][scene] = scores[0][scene];
    }
    for (int step = 1; step < steps; step++) {
      follow(step, scores[step], first, end, times);
    }
    int last = -1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int scene = first; scene < end; scene++) {
      if (best[steps - 1][scene] > highest) {
        highest = best[steps - 1][scene];
        last = scene;
      }
    }
    return last < 0 ? null : path(steps, last);
  }

  private void follow(int step, float[] scores, int first, int end, SceneTimes times) {
    double[] before = best[step - 1];
    int head = 0;
    int tail = 0;
    int candidate = first;
    for (int scene = first; scene < end; scene++) {
      double start = times.start(scene);
      for (; candidate < scene && times.end(candidate) <= start; candidate++) {
        while (tail > head && before[queue[tail - 1]] < before[candidate]) {
          tail--;
        }
        queue[tail++] = candidate;
      }
      while (tail > head && start - times.end(queue[head]) > maximumGap) {
        head++;
      }
      boolean hasOne = tail > head;
      best[step][scene] = hasOne ? before[queue[head]] + scores[scene] : Double.NEGATIVE_INFINITY;
      previous[step][scene] = hasOne ? queue[head] : -1;
    }
  }

  private int[] path(int steps, int last) {
    int[] path = new int[steps];
    path[steps - 1] = last;
    for (int step = steps - 1; step > 0; step--) {
      path[step - 1] = previous[step][path[step]];
    }
    return path;
  }

  private void reserve(int steps, int scenes) {
    if (best.length < steps || queue.length < scenes) {
      best = new double[steps][scenes];
      previous = new int[steps][scenes];
      queue = new int[scenes];
      Arrays.stream(previous).forEach(row -> Arrays.fill(row, -1));
    }
  }
}
