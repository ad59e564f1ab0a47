package io.github.clipsearch.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import java.util.Map;

/** Changes the weights, batch by batch. Belongs to one thread. */
final class Learning {
  private static final float PEAK_RATE = 8e-4f;
  private static final float SCALE_SHARE = 4;
  private static final float LAST_RATE_SHARE = 0.02f;
  private static final int WARM_UP_STEPS = 100;
  private static final float WEIGHT_DECAY = 0.05f;
  private static final float MAX_LOGIT_SCALE = (float) Math.log(60);

  private final Weights weights;
  private final Network network;
  private final Optimizer matrices;
  private final Optimizer others;

  Learning(Weights weights, int steps) {
    this.weights = weights;
    this.network = new Network(weights);
    // cosines must be told apart before details are, so their scale may grow quickly
    ParameterTracker rate =
        (name, step) -> rate(step, steps) * (name.equals(Weights.LOGIT_SCALE) ? SCALE_SHARE : 1);
    matrices =
        Optimizer.adamW()
            .optLearningRateTracker(rate)
            .optBeta2(0.98f)
            .optWeightDecays(WEIGHT_DECAY)
            .build();
    others = Optimizer.adam().optLearningRateTracker(rate).optBeta2(0.98f).build();
  }

  /** Up in a line, then down as a cosine. */
  private static float rate(int step, int steps) {
    if (step < WARM_UP_STEPS) {
      return PEAK_RATE * (step + 1) / WARM_UP_STEPS;
    }
    double done = Math.min(1, (step - WARM_UP_STEPS) / (double) (steps - WARM_UP_STEPS));
    double share = LAST_RATE_SHARE + (1 - LAST_RATE_SHARE) * 0.5 * (1 + Math.cos(Math.PI * done));
    return (float) (PEAK_RATE * share);
  }

  /**
   * What a batch was still wrong about, before it was learnt from.
   *
   * @param captions the contrastive loss, see {@link TruthLoss}
   * @param labels the cross-entropy of what is named, see {@link Labels}
   */
  record Loss(float captions, float labels) {}

  /** Learns from a batch. */
  Loss step(NDManager manager, Batch batch) {
    Loss value;
    // everything that is made on the way is freed at the end, also what belongs to no manager
    try (NDScope scope = new NDScope();
        NDManager step = manager.newSubManager()) {
      NDArray patches =
          step.create(
              batch.patches(),
              new Shape(batch.images(), ModelShape.PATCHES, ModelShape.PATCH_VALUES));
      NDArray ids = step.create(batch.ids(), new Shape(batch.texts(), batch.length()));
      NDArray ends = step.create(batch.ends(), new Shape(batch.texts(), batch.length(), 1));
      NDArray truth = step.create(batch.truth(), new Shape(batch.texts(), batch.images()));
      NDArray labels = step.create(batch.labels(), new Shape(batch.images(), Labels.CLASSES));
      NDArray count = step.create(new float[] {batch.images()}, new Shape());
      NDArray loss;
      NDArray named;
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray pooled = network.pooled(patches);
        NDArray cosines = network.texts(ids, ends).matMul(network.embedding(pooled).transpose());
        loss = TruthLoss.of(cosines.mul(network.scale()), truth);
        named = Labels.loss(network.naming(pooled), labels, count);
        collector.backward(loss.add(named));
      }
      value = new Loss(loss.getFloat(), named.getFloat());
      scope.suppressNotUsedWarning();
    }
    update();
    return value;
  }

  private void update() {
    for (Map.Entry<String, NDArray> entry : weights.all().entrySet()) {
      String name = entry.getKey();
      NDArray weight = entry.getValue();
      boolean matrix = weight.getShape().dimension() > 1 && !name.contains("embedding");
      try (NDArray gradient = weight.getGradient()) {
        (matrix ? matrices : others).update(name, weight, gradient);
        gradient.subi(gradient);
      }
    }
    NDArray scale = weights.get(Weights.LOGIT_SCALE);
    if (scale.getFloat() > MAX_LOGIT_SCALE) {
      scale.subi(scale.getFloat() - MAX_LOGIT_SCALE);
    }
  }
}
