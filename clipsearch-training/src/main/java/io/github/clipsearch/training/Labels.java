package io.github.clipsearch.training;

import ai.djl.ndarray.NDArray;
import io.github.clipsearch.training.world.Group;
import io.github.clipsearch.training.world.Kind;
import io.github.clipsearch.training.world.Motion;
import io.github.clipsearch.training.world.NamedColor;
import io.github.clipsearch.training.world.Place;
import io.github.clipsearch.training.world.Quantity;
import io.github.clipsearch.training.world.Side;
import io.github.clipsearch.training.world.TimeOfDay;
import io.github.clipsearch.training.world.Weather;
import io.github.clipsearch.training.world.WorldScene;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of a scene, as classes: the image tower learns to name them while it learns to
 * match captions, which it does far sooner. The layer that names them is not part of the model.
 */
@SuppressWarnings("EnumOrdinal") // the order matters during one run only
final class Labels {
  private static final int[] GROUP = {
    Kind.values().length,
    NamedColor.values().length,
    Quantity.values().length,
    Motion.values().length
  };

  /** How many classes each question has: the left or only group, the right one, the scene. */
  private static final int[] QUESTIONS = {
    GROUP[0],
    GROUP[1],
    GROUP[2],
    GROUP[3],
    GROUP[0],
    GROUP[1],
    GROUP[2],
    GROUP[3],
    Place.values().length,
    TimeOfDay.values().length,
    Weather.values().length
  };

  static final int CLASSES = Arrays.stream(QUESTIONS).sum();

  private Labels() {}

  /** {@code float[scenes][CLASSES]}: 1 for what is true; nothing where there is no such group. */
  static float[] of(List<WorldScene> scenes) {
    float[] labels = new float[scenes.size() * CLASSES];
    for (int i = 0; i < scenes.size(); i++) {
      WorldScene scene = scenes.get(i);
      boolean swapped = scene.side() == Side.RIGHT_OF;
      Group left = swapped ? scene.companion().orElseThrow() : scene.subject();
      int[] answers = new int[QUESTIONS.length];
      Arrays.fill(answers, -1);
      write(left, answers, 0);
      if (scene.companion().isPresent()) {
        write(swapped ? scene.subject() : scene.companion().get(), answers, GROUP.length);
      }
      answers[8] = scene.place().ordinal();
      answers[9] = scene.time().ordinal();
      answers[10] = scene.weather().ordinal();
      int start = i * CLASSES;
      for (int question = 0; question < QUESTIONS.length; question++) {
        if (answers[question] >= 0) {
          labels[start + answers[question]] = 1;
        }
        start += QUESTIONS[question];
      }
    }
    return labels;
  }

  private static void write(Group group, int[] answers, int start) {
    answers[start] = group.kind().ordinal();
    answers[start + 1] = group.color().ordinal();
    answers[start + 2] = group.quantity().ordinal();
    answers[start + 3] = group.motion().ordinal();
  }

  /**
   * The cross-entropy of all questions together, averaged over the scenes.
   *
   * @param scores {@code float[scenes][CLASSES]}
   * @param labels as {@link #of} makes them
   * @param count {@code scenes} as a tensor, see {@link TruthLoss}
   */
  static NDArray loss(NDArray scores, NDArray labels, NDArray count) {
    NDArray sum = null;
    int start = 0;
    for (int classes : QUESTIONS) {
      String columns = ":," + start + ":" + (start + classes);
      NDArray part = scores.get(columns).logSoftmax(-1).mul(labels.get(columns)).sum();
      sum = sum == null ? part : sum.add(part);
      start += classes;
    }
    if (sum == null) {
      throw new IllegalStateException("there are questions");
    }
    return sum.neg().div(count);
  }
}
