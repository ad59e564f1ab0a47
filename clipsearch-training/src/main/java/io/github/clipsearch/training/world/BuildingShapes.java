package io.github.clipsearch.training.world;

/** Buildings. */
final class BuildingShapes {
  private static final int WINDOW = 0xfff0b3;

  private BuildingShapes() {}

  static void house(Pen pen) {
    pen.dark().box(0.35, -0.9, 0.58, -0.3);
    pen.main().box(-0.75, -0.15, 0.75, 1);
    pen.dark().shape(-1, -0.1, 0, -0.95, 1, -0.1);
    pen.rgb(0x5b3a20).box(-0.15, 0.4, 0.18, 1);
    pen.rgb(WINDOW).box(-0.58, 0.1, -0.28, 0.4).box(0.3, 0.1, 0.6, 0.4);
  }

  private static void battlements(Pen pen, double left, double right, double top) {
    double width = (right - left) / 5;
    for (int i = 0; i < 3; i++) {
      pen.box(left + 2 * i * width, top - 0.17, left + (2 * i + 1) * width, top + 0.03);
    }
  }

  static void castle(Pen pen) {
    pen.main().box(-0.5, 0.0, 0.5, 1);
    battlements(pen.main(), -0.45, 0.45, 0.0);
    pen.main().box(-0.98, -0.55, -0.45, 1).box(0.45, -0.55, 0.98, 1);
    battlements(pen.main(), -0.98, -0.45, -0.55);
    battlements(pen.main(), 0.45, 0.98, -0.55);
    pen.rgb(0x2b1c12).blob(-0.24, 1.05, -0.24, 0.3, 0.24, 0.3, 0.24, 1.05);
    pen.rgb(0x2b1c12).box(-0.77, -0.2, -0.65, 0.12).box(0.65, -0.2, 0.77, 0.12);
    pen.ink().line(0.05, -0.71, -0.7, -0.71, -1.0);
    pen.light().shape(-0.71, -1.02, -0.35, -0.92, -0.71, -0.8);
  }

  static void lighthouse(Pen pen) {
    pen.main().shape(-0.32, 1, -0.2, -0.45, 0.2, -0.45, 0.32, 1);
    pen.rgb(0xfafaf5).shape(-0.285, 0.7, -0.26, 0.4, 0.26, 0.4, 0.285, 0.7);
    pen.rgb(0xfafaf5).shape(-0.24, 0.1, -0.22, -0.2, 0.22, -0.2, 0.24, 0.1);
    pen.ink().box(-0.28, -0.52, 0.28, -0.44);
    pen.rgb(0xfff27a).box(-0.16, -0.8, 0.16, -0.52);
    pen.dark().shape(-0.26, -0.78, 0, -1.02, 0.26, -0.78);
    pen.rgb(0xfff9c4).shape(0.18, -0.68, 0.95, -0.95, 0.95, -0.45);
    pen.rgb(0xfff9c4).shape(-0.18, -0.68, -0.95, -0.95, -0.95, -0.45);
  }

  static void windmill(Pen pen) {
    pen.main().shape(-0.42, 1, -0.25, -0.25, 0.25, -0.25, 0.42, 1);
    pen.dark().shape(-0.32, -0.2, 0, -0.62, 0.32, -0.2);
    pen.rgb(0x4a2f18).box(-0.12, 0.6, 0.12, 1);
    for (int i = 0; i < 4; i++) {
      double angle = Math.PI / 4 + i * Math.PI / 2;
      double c = Math.cos(angle);
      double s = Math.sin(angle);
      pen.rgb(0xf5efdf)
          .shape(
              0.12 * c,
              -0.25 + 0.12 * s,
              0.95 * c,
              -0.25 + 0.95 * s,
              0.95 * c - 0.24 * s,
              -0.25 + 0.95 * s + 0.24 * c,
              0.2 * c - 0.24 * s,
              -0.25 + 0.2 * s + 0.24 * c);
      pen.ink().line(0.07, 0, -0.25, 0.95 * c, -0.25 + 0.95 * s);
    }
  }

  static void skyscraper(Pen pen) {
    pen.ink().line(0.06, 0, -0.8, 0, -1.05);
    pen.main().box(-0.25, -0.9, 0.25, -0.6);
    pen.main().box(-0.45, -0.65, 0.45, 1);
    for (int row = 0; row < 6; row++) {
      for (int column = 0; column < 3; column++) {
        double x = -0.33 + 0.26 * column;
        double y = -0.52 + 0.25 * row;
        pen.rgb(WINDOW).box(x, y, x + 0.14, y + 0.12);
      }
    }
  }

  static void tent(Pen pen) {
    pen.main().shape(-1, 1, 0, -0.6, 1, 1);
    pen.rgb(0x2a2018).shape(-0.3, 1, 0, -0.05, 0.3, 1);
    pen.light().shape(-0.3, 1, 0, -0.05, -0.1, 1);
    pen.ink().line(0.07, 0, -0.6, -0.1, -0.8).line(0.07, 0, -0.6, 0.1, -0.8);
  }
}
