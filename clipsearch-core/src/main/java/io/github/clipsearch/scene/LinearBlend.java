package io.github.clipsearch.scene;

/**
 * How nearly a picture is a mixture of two others: the least-squares share of the second, and what
 * the mixture leaves unexplained. By the colours of cells, in the values of the video, in which
 * editing programs dissolve and fade.
 */
final class LinearBlend {
  private double share;
  private double residual;

  void fit(TransitionPicture from, TransitionPicture to, TransitionPicture between) {
    float[] a = from.cellColors;
    float[] b = to.cellColors;
    float[] m = between.cellColors;
    double length = 0;
    double product = 0;
    double distance = 0;
    for (int i = 0; i < a.length; i++) {
      float whole = b[i] - a[i];
      float part = m[i] - a[i];
      length += whole * whole;
      product += whole * part;
      distance += part * part;
    }
    length = Math.max(length, 1e-6);
    share = product / length;
    residual = Math.sqrt(Math.max(0, distance - share * product) / length);
  }

  /** 0 for the first picture, 1 for the second; below 0 and above 1 beyond them. */
  double share() {
    return share;
  }

  /** The unexplained rest as a multiple of the distance between the two pictures. */
  double residual() {
    return residual;
  }
}
