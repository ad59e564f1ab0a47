package io.github.clipsearch.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.encoder.djl.Precision;
import io.github.clipsearch.model.small.SmallClip;
import org.junit.jupiter.api.Test;

/** The checkpoint in clipsearch-model-small, on combinations that it never saw in training. */
class ShippedModelTest {

  @Test
  void findsScenesWithCombinationsThatItHasNeverSeen() {
    try (DjlClipEncoder encoder = SmallClip.load()) {
      Evaluation evaluation = Evaluation.of(encoder);

      assertThat(evaluation.recallAt1()).isGreaterThanOrEqualTo(0.9);
      assertThat(evaluation.recallAt5()).isGreaterThanOrEqualTo(0.98);
    }
  }

  @Test
  void findsTheSameScenesInEightBitArithmetic() {
    try (DjlClipEncoder exact = SmallClip.load();
        DjlClipEncoder coarse =
            SmallClip.load(DjlClipEncoder.builder().precision(Precision.INT8))) {
      assertThat(Evaluation.firstScenes(coarse)).isEqualTo(Evaluation.firstScenes(exact));
    }
  }
}
