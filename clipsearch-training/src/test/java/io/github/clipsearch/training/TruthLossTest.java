package io.github.clipsearch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class TruthLossTest {

  @Test
  void everyTruePairCompetesWithFalseOnesOnly() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDArray logits = manager.create(new float[] {2, 1, 0, 3}, new Shape(2, 2));
      NDArray truth = manager.create(new float[] {1, 0, 1, 1}, new Shape(2, 2));

      // texts: the first has one rival (1 - 2), the second none; pictures: none, and one (1 - 3)
      double expected = Math.log1p(Math.exp(-1)) / 2 + Math.log1p(Math.exp(-2)) / 2;
      assertThat((double) TruthLoss.of(logits, truth).getFloat()).isCloseTo(expected, within(1e-5));
    }
  }
}
