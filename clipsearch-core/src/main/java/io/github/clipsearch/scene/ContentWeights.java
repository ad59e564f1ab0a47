package io.github.clipsearch.scene;

/**
 * How much each component counts in a frame's content score: {@code ContentDetector.Components} of
 * PySceneDetect 0.7.1. The score is the weighted sum of the components, divided by the sum of the
 * weights' absolute values.
 *
 * @param hue of the mean difference in hue, 0 to 179 levels
 * @param saturation of the mean difference in saturation, 0 to 255 levels
 * @param luma of the mean difference in brightness (the V of HSV), 0 to 255 levels
 * @param edges of the mean difference of the edge pictures, 0 to 255 levels; usually larger than
 *     the others, so the threshold may have to be higher. Takes time to compute unless it is 0
 */
public record ContentWeights(double hue, double saturation, double luma, double edges) {
  /** Hue, saturation and luma alike, no edges. */
  public static final ContentWeights DEFAULT = new ContentWeights(1, 1, 1, 0);

  /** Brightness alone, for black and white films. */
  public static final ContentWeights LUMA_ONLY = new ContentWeights(0, 0, 1, 0);

  /** Checks that the weights are finite and not all 0. */
  public ContentWeights {
    double sum = Math.abs(hue) + Math.abs(saturation) + Math.abs(luma) + Math.abs(edges);
    if (!(sum > 0) || Double.isInfinite(sum)) {
      throw new IllegalArgumentException(
          "weights are finite and not all 0, not [%s, %s, %s, %s]"
              .formatted(hue, saturation, luma, edges));
    }
  }

  double score(
      double hueDifference,
      double saturationDifference,
      double lumaDifference,
      double edgeDifference) {
    return (hueDifference * hue
            + saturationDifference * saturation
            + lumaDifference * luma
            + edgeDifference * edges)
        / (Math.abs(hue) + Math.abs(saturation) + Math.abs(luma) + Math.abs(edges));
  }
}
