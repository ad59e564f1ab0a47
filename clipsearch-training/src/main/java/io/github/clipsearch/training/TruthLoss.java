package io.github.clipsearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * The contrastive loss when it is known which texts are true of which pictures: every true pair
 * competes with the false pairs of its text and with those of its picture, but never with another
 * true pair.
 *
 * <p>Nothing that is differentiated may be multiplied with a Java number: DJL then makes a tensor
 * of it whose memory may be freed before the gradient is calculated.
 */
final class TruthLoss {
  private TruthLoss() {}

  /**
   * The loss of a batch.
   *
   * @param logits scaled cosines, {@code float[texts][images]}; at most 80
   * @param truth 1 where the text is true of the picture, else 0; same shape
   * @return a number
   */
  static NDArray of(NDArray logits, NDArray truth) {
    return half(logits, truth, 1).add(half(logits, truth, 0));
  }

  private static NDArray half(NDArray logits, NDArray truth, int axis) {
    int[] axes = {axis};
    NDArray falsehood = truth.sub(1).neg();
    NDArray competition = logits.exp().mul(falsehood).sum(axes, true).add(1e-12f).log();
    NDArray each = Activation.softPlus(competition.sub(logits)).mul(truth);
    NDArray trueOnes = truth.sum(axes).maximum(1);
    return each.sum(axes).div(trueOnes).mean();
  }
}
