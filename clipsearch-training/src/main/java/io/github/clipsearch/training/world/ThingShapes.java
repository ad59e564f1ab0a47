package io.github.clipsearch.training.world;

/** Plants, people and the rest. */
final class ThingShapes {
  private ThingShapes() {}

  static void balloon(Pen pen) {
    pen.ink().line(0.05, -0.3, 0.25, -0.16, 0.65).line(0.05, 0.3, 0.25, 0.16, 0.65);
    pen.main().blob(0, -1.3, 0.95, -0.9, 0.7, 0.1, 0.2, 0.5, -0.2, 0.5, -0.7, 0.1, -0.95, -0.9);
    pen.light().blob(0, -1.25, 0.25, -0.7, 0.15, 0.4, -0.15, 0.4, -0.25, -0.7);
    pen.rgb(0x8a5a2b).box(-0.2, 0.65, 0.2, 0.98);
  }

  static void kite(Pen pen) {
    double swing = 0.1 * pen.swing();
    pen.ink().line(0.06, 0.0, 0.3, -0.2 + swing, 0.5, 0.05, 0.7, -0.15 - swing, 1.0);
    pen.main().shape(0, -1, 0.62, -0.35, 0, 0.35, -0.62, -0.35);
    pen.dark().shape(0, -1, 0.62, -0.35, 0, -0.35);
    pen.light().shape(0, 0.35, -0.62, -0.35, 0, -0.35);
    pen.main().shape(-0.3, 0.42, -0.1, 0.5, -0.3, 0.62).shape(0.12, 0.6, -0.06, 0.7, 0.14, 0.82);
  }

  static void tree(Pen pen) {
    pen.rgb(0x6b4423).box(-0.14, 0.2, 0.14, 1);
    pen.main().oval(-0.4, -0.05, 0.42, 0.38).oval(0.4, -0.05, 0.42, 0.38);
    pen.main().oval(0, -0.45, 0.55, 0.5);
    pen.light().oval(-0.18, -0.55, 0.16, 0.14);
    pen.dark().oval(0.3, 0.05, 0.14, 0.1);
  }

  static void flower(Pen pen) {
    pen.rgb(0x2f8f3a).line(0.12, 0, 0, 0, 1);
    pen.rgb(0x2f8f3a).blob(0, 0.9, 0.6, 0.35, 0.55, 0.75).blob(0, 0.95, -0.6, 0.45, -0.55, 0.85);
    for (int i = 0; i < 6; i++) {
      double angle = i * Math.PI / 3;
      pen.main().oval(0.4 * Math.cos(angle), -0.38 + 0.4 * Math.sin(angle), 0.27, 0.27);
    }
    pen.rgb(0xffd21f).oval(0, -0.38, 0.22, 0.22);
  }

  static void mushroom(Pen pen) {
    pen.rgb(0xf5ead2).blob(-0.2, 0.0, 0.2, 0.0, 0.38, 1.05, -0.38, 1.05);
    pen.main().blob(-1.1, 0.2, -0.7, -0.85, 0.7, -0.85, 1.1, 0.2, 0, 0.25);
    pen.rgb(0xfff8ec).oval(-0.4, -0.2, 0.15, 0.13).oval(0.1, -0.42, 0.15, 0.13);
    pen.rgb(0xfff8ec).oval(0.5, -0.1, 0.14, 0.12);
  }

  static void person(Pen pen) {
    double step = pen.moving() ? 0.22 + 0.1 * pen.swing() : 0.04;
    pen.rgb(0x3b3f55)
        .line(0.22, -0.1, 0.3, -0.12 - step, 0.95)
        .line(0.22, 0.1, 0.3, 0.12 + step, 0.95);
    pen.main()
        .line(0.17, -0.25, -0.25, -0.5 - step / 2, 0.2)
        .line(0.17, 0.25, -0.25, 0.5 + step / 2, 0.2);
    pen.main().blob(-0.4, -0.45, 0.4, -0.45, 0.32, 0.45, -0.32, 0.45);
    pen.rgb(0xf0c49a).oval(0, -0.68, 0.25, 0.28);
    pen.dark().blob(-0.3, -0.75, -0.2, -1.05, 0.2, -1.05, 0.3, -0.75);
  }

  static void ball(Pen pen) {
    pen.main().oval(0, 0.25, 0.72, 0.72);
    pen.light().blob(-0.72, 0.15, 0, -0.05, 0.72, 0.15, 0.72, 0.35, 0, 0.2, -0.72, 0.4);
    pen.rgb(0xffffff).oval(-0.25, -0.18, 0.14, 0.1);
  }

  static void umbrella(Pen pen) {
    pen.rgb(0x4a3320).line(0.09, 0, -0.8, 0, 0.85, 0.12, 0.97, 0.25, 0.85);
    pen.main()
        .blob(-1.05, 0.15, -0.85, -0.9, 0.85, -0.9, 1.05, 0.15, 0.5, -0.1, 0, 0.15, -0.5, -0.1);
    pen.dark().blob(-0.45, 0.0, -0.3, -0.85, 0.3, -0.85, 0.45, 0.0, 0, -0.05);
  }
}
