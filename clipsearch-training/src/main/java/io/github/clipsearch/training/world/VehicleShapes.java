package io.github.clipsearch.training.world;

/** Vehicles, going to the right. */
final class VehicleShapes {
  private static final int GLASS = 0xcfeaf7;
  private static final int TYRE = 0x202024;
  private static final int HUB = 0xc8c8cc;

  private VehicleShapes() {}

  private static void wheel(Pen pen, double x, double radius) {
    pen.rgb(TYRE).oval(x, 1 - radius, radius, radius);
    pen.rgb(HUB).oval(x, 1 - radius, radius * 0.45, radius * 0.45);
  }

  static void car(Pen pen) {
    pen.main().blob(-0.6, 0.3, -0.45, -0.3, 0.35, -0.35, 0.7, 0.35);
    pen.rgb(GLASS).shape(-0.42, 0.2, -0.34, -0.1, -0.02, -0.12, -0.02, 0.2);
    pen.rgb(GLASS).shape(0.06, 0.2, 0.06, -0.12, 0.3, -0.1, 0.48, 0.2);
    pen.main().blob(-1.1, 0.2, -0.6, 0.15, 0.6, 0.15, 1.1, 0.3, 1.05, 0.8, -1.05, 0.8);
    pen.rgb(0xfff4a8).oval(0.95, 0.45, 0.08, 0.09);
    wheel(pen, -0.52, 0.26);
    wheel(pen, 0.55, 0.26);
  }

  static void bus(Pen pen) {
    pen.main().box(-1, -0.7, 1, 0.8);
    for (int i = 0; i < 4; i++) {
      pen.rgb(GLASS).box(-0.88 + 0.45 * i, -0.5, -0.55 + 0.45 * i, -0.05);
    }
    pen.rgb(GLASS).box(0.86, -0.5, 1, 0.1);
    pen.light().box(-1, 0.2, 1, 0.36);
    wheel(pen, -0.55, 0.24);
    wheel(pen, 0.55, 0.24);
  }

  static void truck(Pen pen) {
    pen.dark().box(-1, 0.5, 0.95, 0.75);
    pen.main().box(-1, -0.75, 0.3, 0.5);
    pen.dark().line(0.05, -0.65, -0.65, -0.65, 0.4).line(0.05, -0.2, -0.65, -0.2, 0.4);
    pen.light().shape(0.38, 0.6, 0.38, -0.3, 0.72, -0.3, 0.98, 0.15, 0.98, 0.6);
    pen.rgb(GLASS).shape(0.48, 0.12, 0.48, -0.18, 0.66, -0.18, 0.86, 0.12);
    wheel(pen, -0.7, 0.24);
    wheel(pen, -0.18, 0.24);
    wheel(pen, 0.66, 0.24);
  }

  static void train(Pen pen) {
    pen.rgb(0x5a4632).line(0.07, -1.1, 0.99, 1.1, 0.99);
    pen.main().box(-1.1, 0.1, -0.42, 0.75);
    pen.rgb(GLASS).box(-1.0, 0.22, -0.8, 0.42).box(-0.72, 0.22, -0.52, 0.42);
    pen.ink().line(0.08, -0.42, 0.65, -0.3, 0.65);
    pen.main().box(-0.3, -0.45, 0.2, 0.75);
    pen.dark().box(-0.38, -0.55, 0.28, -0.42);
    pen.rgb(GLASS).box(-0.18, -0.3, 0.1, 0.02);
    pen.main().box(0.2, 0.05, 0.95, 0.75);
    pen.dark().shape(0.66, 0.05, 0.6, -0.5, 0.88, -0.5, 0.82, 0.05);
    pen.rgb(0xe4e4e8).oval(0.55, -0.72, 0.2, 0.15).oval(0.28, -0.85, 0.16, 0.12);
    pen.dark().shape(0.95, 0.5, 1.15, 0.9, 0.9, 0.9);
    for (double x : new double[] {-0.95, -0.58, -0.15, 0.3, 0.7}) {
      wheel(pen, x, 0.18);
    }
  }

  static void bicycle(Pen pen) {
    for (double x : new double[] {-0.58, 0.58}) {
      for (int i = 0; i < 20; i++) {
        double a = 2 * Math.PI * i / 20;
        double b = 2 * Math.PI * (i + 1) / 20;
        pen.rgb(TYRE)
            .line(
                0.1,
                x + 0.4 * Math.cos(a),
                0.56 + 0.4 * Math.sin(a),
                x + 0.4 * Math.cos(b),
                0.56 + 0.4 * Math.sin(b));
      }
    }
    pen.main().line(0.17, -0.58, 0.56, -0.25, -0.1, 0.38, -0.1, 0.0, 0.56, -0.58, 0.56);
    pen.main().line(0.17, 0.0, 0.56, -0.3, -0.35).line(0.17, 0.58, 0.56, 0.34, -0.5);
    pen.ink().line(0.14, -0.5, -0.38, -0.12, -0.38).line(0.12, 0.34, -0.52, 0.62, -0.55);
  }

  static void tractor(Pen pen) {
    pen.main().box(-0.7, -0.85, 0.05, -0.72);
    pen.dark().line(0.09, -0.62, -0.75, -0.62, 0.1).line(0.09, -0.02, -0.75, -0.02, 0.1);
    pen.main().box(-0.75, 0.0, 0.9, 0.55);
    pen.dark().line(0.12, 0.5, 0.0, 0.5, -0.5);
    pen.light().box(0.55, 0.12, 0.85, 0.4);
    wheel(pen, -0.45, 0.52);
    wheel(pen, 0.66, 0.28);
  }

  static void boat(Pen pen) {
    pen.ink().line(0.07, 0, 0.5, 0, -1);
    pen.main().shape(0.08, -0.98, 0.08, 0.35, 0.85, 0.35);
    pen.light().shape(-0.08, -0.75, -0.08, 0.35, -0.6, 0.35);
    pen.main().blob(-1.05, 0.4, 1.1, 0.4, 0.7, 1.0, -0.65, 1.0);
    pen.dark().line(0.07, -0.85, 0.58, 0.88, 0.58);
    pen.rgb(0xe8f4fb).line(0.06, -1, 0.98, 1, 0.98);
  }

  static void ship(Pen pen) {
    pen.rgb(0xd8d8dc).oval(-0.5, -0.9, 0.2, 0.12).oval(0.0, -0.85, 0.2, 0.12);
    pen.dark().box(-0.45, -0.75, -0.18, 0.0);
    pen.dark().box(0.08, -0.75, 0.35, 0.0);
    pen.rgb(0xf4f4f0).box(-0.7, -0.15, 0.6, 0.3);
    for (int i = 0; i < 5; i++) {
      pen.ink().oval(-0.55 + 0.25 * i, 0.07, 0.06, 0.06);
    }
    pen.main().shape(-1, 0.25, 1.1, 0.2, 0.8, 0.98, -0.85, 0.98);
    pen.light().line(0.08, -0.9, 0.5, 0.92, 0.46);
  }

  static void airplane(Pen pen) {
    pen.dark().shape(-0.2, -0.1, -0.5, -0.75, -0.3, -0.75, 0.25, -0.1);
    pen.main().shape(-0.9, -0.1, -1.05, -0.65, -0.8, -0.65, -0.55, -0.1);
    pen.main().blob(-1.05, -0.1, 0.6, -0.25, 1.15, 0.0, 0.6, 0.25, -0.9, 0.15);
    pen.dark().shape(-0.1, 0.05, -0.55, 0.8, -0.3, 0.8, 0.4, 0.05);
    for (int i = 0; i < 5; i++) {
      pen.rgb(GLASS).oval(-0.5 + 0.22 * i, -0.07, 0.05, 0.05);
    }
    pen.rgb(GLASS).shape(0.7, -0.12, 0.85, -0.1, 0.9, 0.0, 0.7, 0.0);
  }

  static void helicopter(Pen pen) {
    pen.ink().line(0.09, -0.65, -0.7, 1.0, -0.7).line(0.09, 0.2, -0.7, 0.2, -0.35);
    pen.main().shape(-0.2, -0.2, -1.05, -0.15, -1.05, 0.0, -0.2, 0.2);
    pen.dark().shape(-1.1, -0.45, -0.85, -0.15, -1.05, 0.2);
    pen.main().oval(0.25, 0.08, 0.58, 0.45);
    pen.rgb(GLASS).blob(0.35, -0.25, 0.75, -0.2, 0.85, 0.12, 0.35, 0.12);
    pen.ink().line(0.08, -0.2, 0.75, 0.8, 0.75).line(0.07, 0.0, 0.45, -0.05, 0.75);
    pen.ink().line(0.07, 0.5, 0.45, 0.55, 0.75);
  }

  static void rocket(Pen pen) {
    double flame = 0.95 + 0.1 * pen.swing();
    pen.rgb(0xffb01f).shape(-0.25, 0.5, 0, flame, 0.25, 0.5);
    pen.rgb(0xfff3a0).shape(-0.12, 0.5, 0, flame - 0.2, 0.12, 0.5);
    pen.dark().shape(-0.3, 0.1, -0.65, 0.65, -0.25, 0.5);
    pen.dark().shape(0.3, 0.1, 0.65, 0.65, 0.25, 0.5);
    pen.main().blob(0, -1.35, 0.38, -0.5, 0.32, 0.6, -0.32, 0.6, -0.38, -0.5);
    pen.rgb(GLASS).oval(0, -0.3, 0.15, 0.15);
  }
}
