package io.github.clipsearch.training.world;

/** Animals, looking to the right. */
final class AnimalShapes {
  private AnimalShapes() {}

  private static void legs(Pen pen, double top, double width, double... xs) {
    double step = 0.16;
    for (int i = 0; i < xs.length; i++) {
      double swing = (i % 2 == 0 ? 1 : -1) * step * (pen.moving() ? 0.8 + pen.swing() : 0);
      pen.shape(
          xs[i] - width,
          top,
          xs[i] + width,
          top,
          xs[i] + width + swing,
          1,
          xs[i] - width + swing,
          1);
    }
  }

  static void dog(Pen pen) {
    legs(pen.dark(), 0.3, 0.09, -0.55, -0.3, 0.2, 0.42);
    pen.main().line(0.16, -0.62, 0.05, -0.85, -0.25, -0.8, -0.55);
    pen.main().blob(-0.75, -0.1, 0.3, -0.15, 0.6, -0.1, 0.6, 0.5, 0, 0.45, -0.75, 0.55);
    pen.main().oval(0.58, -0.35, 0.3, 0.28);
    pen.main().blob(0.65, -0.4, 1.05, -0.32, 1.0, -0.1, 0.65, -0.1);
    pen.dark().blob(0.3, -0.65, 0.52, -0.6, 0.5, 0.02, 0.28, -0.05);
    pen.ink().oval(0.66, -0.42, 0.05, 0.06).oval(0.97, -0.27, 0.07, 0.06);
  }

  static void cat(Pen pen) {
    pen.main().line(0.16, -0.35, 0.85, -0.85, 0.8, -0.9, 0.3, -0.65, 0.0);
    pen.main().blob(-0.55, 1.05, -0.55, 0.3, 0, -0.2, 0.55, 0.3, 0.55, 1.05);
    pen.main().shape(-0.5, -0.4, -0.48, -1, -0.08, -0.68);
    pen.main().shape(0.5, -0.4, 0.48, -1, 0.08, -0.68);
    pen.main().oval(0, -0.35, 0.52, 0.42);
    pen.rgb(0xd9f27e).oval(-0.2, -0.4, 0.12, 0.12).oval(0.2, -0.4, 0.12, 0.12);
    pen.ink().oval(-0.2, -0.4, 0.05, 0.1).oval(0.2, -0.4, 0.05, 0.1);
    pen.ink().line(0.05, -0.6, -0.2, -0.15, -0.17).line(0.05, 0.6, -0.2, 0.15, -0.17);
    pen.dark().line(0.07, -0.18, 0.95, -0.18, 0.5).line(0.07, 0.18, 0.95, 0.18, 0.5);
  }

  static void horse(Pen pen) {
    legs(pen.dark(), 0.2, 0.08, -0.6, -0.4, 0.25, 0.42);
    pen.dark().line(0.2, -0.72, -0.05, -0.95, 0.25, -0.92, 0.6);
    pen.main().blob(-0.8, -0.2, 0.3, -0.2, 0.6, -0.2, 0.6, 0.35, 0, 0.3, -0.8, 0.4);
    pen.main().shape(0.2, 0.05, 0.5, -0.8, 0.75, -0.75, 0.62, 0.2);
    pen.main().blob(0.45, -0.95, 0.75, -0.95, 1.1, -0.5, 1.0, -0.35, 0.6, -0.5);
    pen.dark().shape(0.5, -1.0, 0.58, -0.85, 0.32, 0.0, 0.1, -0.1, 0.28, -0.6);
    pen.main().shape(0.56, -0.8, 0.6, -1.05, 0.72, -0.85);
    pen.ink().oval(0.76, -0.68, 0.05, 0.05);
  }

  static void cow(Pen pen) {
    legs(pen.dark(), 0.3, 0.1, -0.65, -0.42, 0.25, 0.48);
    pen.rgb(0xf7b6c0).oval(-0.2, 0.5, 0.2, 0.14);
    pen.main().line(0.07, -0.82, -0.2, -0.95, 0.4);
    pen.main().box(-0.85, -0.35, 0.6, 0.45);
    int spot = 0xf4f0e6;
    pen.rgb(spot)
        .oval(-0.5, -0.1, 0.22, 0.18)
        .oval(0.1, 0.12, 0.25, 0.2)
        .oval(-0.25, 0.3, 0.1, 0.1);
    pen.rgb(0xf2ead0).line(0.1, 0.5, -0.5, 0.38, -0.85).line(0.1, 0.85, -0.5, 0.97, -0.85);
    pen.main().blob(0.4, -0.6, 0.95, -0.6, 0.95, 0.1, 0.45, 0.1);
    pen.rgb(0xf7b6c0).oval(0.72, 0.0, 0.24, 0.16);
    pen.ink().oval(0.6, -0.3, 0.05, 0.06).oval(0.82, -0.3, 0.05, 0.06);
  }

  static void elephant(Pen pen) {
    legs(pen.dark(), 0.2, 0.15, -0.62, -0.3, 0.15, 0.4);
    pen.main().line(0.08, -0.88, -0.1, -0.98, 0.4);
    pen.main().blob(-1.0, -0.7, 0.2, -0.75, 0.6, -0.5, 0.6, 0.5, -0.2, 0.4, -0.95, 0.55);
    pen.main().line(0.22, 0.8, -0.3, 0.92, 0.2, 0.88, 0.65, 0.98, 0.8);
    pen.main().oval(0.58, -0.4, 0.36, 0.4);
    pen.dark().oval(0.3, -0.35, 0.3, 0.42);
    pen.rgb(0xfff8e0).line(0.1, 0.72, 0.0, 0.98, 0.25);
    pen.ink().oval(0.7, -0.5, 0.05, 0.06);
  }

  static void giraffe(Pen pen) {
    legs(pen.dark(), 0.35, 0.06, -0.45, -0.28, 0.1, 0.28);
    pen.main().line(0.06, -0.5, 0.2, -0.62, 0.6);
    pen.main().blob(-0.6, 0.05, 0.1, 0.0, 0.45, -0.05, 0.4, 0.5, -0.6, 0.5);
    pen.main().shape(0.05, 0.25, 0.38, -0.85, 0.58, -0.8, 0.4, 0.3);
    pen.main().blob(0.3, -1.0, 0.65, -0.98, 1.0, -0.7, 0.9, -0.6, 0.4, -0.68);
    pen.dark().line(0.06, 0.42, -0.85, 0.4, -1.05).line(0.06, 0.52, -0.85, 0.53, -1.05);
    pen.rgb(0x6b3d14).oval(-0.35, 0.2, 0.1, 0.08).oval(-0.05, 0.25, 0.1, 0.08);
    pen.rgb(0x6b3d14).oval(0.26, 0.0, 0.07, 0.09).oval(0.38, -0.3, 0.06, 0.09);
    pen.rgb(0x6b3d14).oval(0.43, -0.58, 0.05, 0.08);
    pen.ink().oval(0.62, -0.82, 0.04, 0.05);
  }

  static void rabbit(Pen pen) {
    pen.light().oval(-0.68, 0.55, 0.2, 0.2);
    pen.main().blob(-0.75, 1.0, -0.7, 0.1, 0.1, 0.0, 0.55, 0.5, 0.5, 1.0);
    pen.dark().oval(-0.25, 0.8, 0.35, 0.18);
    pen.main().oval(0.12, -0.62, 0.13, 0.48).oval(0.45, -0.62, 0.13, 0.48);
    pen.rgb(0xffc0cb).oval(0.12, -0.6, 0.05, 0.32).oval(0.45, -0.6, 0.05, 0.32);
    pen.main().oval(0.4, 0.05, 0.38, 0.32);
    pen.ink().oval(0.5, 0.0, 0.06, 0.07).oval(0.75, 0.1, 0.05, 0.04);
    pen.dark().oval(0.35, 0.95, 0.22, 0.09);
  }

  static void bird(Pen pen) {
    double lift = -0.75 - 0.2 * pen.swing();
    pen.dark().shape(-0.1, -0.05, -0.45, lift, -0.95, lift + 0.1, -0.45, 0.1);
    pen.main().shape(-0.55, 0.1, -1.0, 0.4, -0.95, 0.05, -0.6, 0.0);
    pen.main().blob(-0.75, 0.1, 0, -0.25, 0.6, -0.1, 0.65, 0.3, 0.1, 0.5, -0.5, 0.35);
    pen.main().oval(0.55, -0.08, 0.25, 0.24);
    pen.rgb(0xffa41c).shape(0.76, -0.18, 1.05, -0.02, 0.76, 0.06);
    pen.dark().shape(0.25, 0.05, 0.0, lift - 0.1, -0.45, lift - 0.12, -0.3, 0.15);
    pen.ink().oval(0.62, -0.13, 0.05, 0.05);
  }

  static void butterfly(Pen pen) {
    double fold = 1 - 0.25 * Math.abs(pen.swing());
    pen.main()
        .oval(-0.52 * fold, -0.35, 0.46 * fold, 0.46)
        .oval(0.52 * fold, -0.35, 0.46 * fold, 0.46);
    pen.light()
        .oval(-0.42 * fold, 0.42, 0.34 * fold, 0.38)
        .oval(0.42 * fold, 0.42, 0.34 * fold, 0.38);
    pen.dark().oval(-0.55 * fold, -0.38, 0.17, 0.17).oval(0.55 * fold, -0.38, 0.17, 0.17);
    pen.ink().oval(0, 0.05, 0.1, 0.6);
    pen.ink().line(0.05, 0, -0.5, -0.25, -0.95).line(0.05, 0, -0.5, 0.25, -0.95);
  }

  static void fish(Pen pen) {
    double swing = 0.1 * pen.swing();
    pen.dark().shape(-0.4, 0.0, -1.0, -0.55 + swing, -0.8, swing, -1.0, 0.55 + swing);
    pen.dark().shape(-0.2, -0.4, 0.15, -0.75, 0.35, -0.35);
    pen.main().blob(-0.7, 0.0, -0.1, -0.65, 0.9, -0.35, 1.1, 0.0, 0.9, 0.35, -0.1, 0.65);
    pen.light()
        .line(0.08, 0.15, -0.3, 0.05, 0, 0.15, 0.3)
        .line(0.08, -0.15, -0.25, -0.22, 0, -0.15, 0.25);
    pen.rgb(0xffffff).oval(0.58, -0.12, 0.12, 0.13);
    pen.ink().oval(0.6, -0.12, 0.06, 0.07);
  }

  static void duck(Pen pen) {
    pen.main().blob(-1.05, 0.0, -0.6, 0.3, 0.3, 0.15, 0.75, 0.3, 0.5, 1.0, -0.6, 1.0);
    pen.main().shape(0.25, 0.4, 0.3, -0.4, 0.62, -0.4, 0.6, 0.45);
    pen.main().oval(0.45, -0.5, 0.33, 0.32);
    pen.rgb(0xff9d1c).blob(0.65, -0.6, 1.1, -0.5, 1.1, -0.3, 0.65, -0.3);
    pen.dark().blob(-0.7, 0.4, 0.25, 0.35, 0.1, 0.8, -0.5, 0.75);
    pen.ink().oval(0.52, -0.58, 0.06, 0.06);
    pen.rgb(0xe8f4fb).line(0.07, -0.95, 0.97, 0.95, 0.97);
  }

  static void whale(Pen pen) {
    pen.rgb(0xdff3ff)
        .line(0.09, 0.4, -0.2, 0.4, -0.65, 0.15, -0.9)
        .line(0.09, 0.4, -0.65, 0.65, -0.9);
    pen.main()
        .shape(-0.55, 0.5, -0.85, 0.0, -1.1, -0.3, -0.75, -0.25, -0.6, -0.4, -0.6, 0.0, -0.3, 0.3);
    pen.main().blob(-0.8, 0.95, -0.6, 0.3, 0.2, -0.4, 1.1, -0.1, 1.1, 0.9, 0.6, 1.05);
    pen.rgb(0xf3f7fa).blob(-0.3, 0.95, 0.4, 0.65, 1.1, 0.5, 1.0, 1.0, 0.4, 1.05);
    pen.dark().shape(0.2, 0.5, 0.0, 0.95, 0.4, 0.75);
    pen.ink().oval(0.65, 0.25, 0.06, 0.07);
  }
}
