package io.github.clipsearch.training.world;

import java.awt.BasicStroke;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** The ground and what stands at the horizon. The picture is 16 wide and 9 high. */
final class Landscape {
  private static final double W = Sky.WIDTH;
  private static final double H = Sky.HEIGHT;

  private final Graphics2D g;
  private final WorldScene scene;
  private final double horizon;
  private final double t;
  private final Random random;

  private Landscape(Graphics2D g, WorldScene scene, double horizon, double t, Random random) {
    this.g = g;
    this.scene = scene;
    this.horizon = horizon;
    this.t = t;
    this.random = random;
  }

  static void paint(Graphics2D g, WorldScene scene, double horizon, double t, Random random) {
    new Landscape(g, scene, horizon, t, random).paint();
  }

  private void paint() {
    switch (scene.place()) {
      case SEA -> sea(horizon, H);
      case BEACH -> beach();
      case RIVER -> river();
      case CITY -> city();
      case FOREST -> forest();
      case DESERT -> desert();
      case MOUNTAINS -> mountains();
      case FIELD -> field();
      case ROAD -> road();
      case GARDEN -> garden();
    }
  }

  /** A colour in the light of the time of day. */
  private int lit(int rgb) {
    int jittered =
        Colors.shift(rgb, random.nextInt(17) - 8, random.nextInt(17) - 8, random.nextInt(17) - 8);
    int light =
        switch (scene.time()) {
          case DAY -> jittered;
          case DAWN -> Colors.mix(jittered, 0xd8b8c8, 0.28);
          case SUNSET -> Colors.mix(Colors.mix(jittered, 0xff7a30, 0.3), 0, 0.22);
          case NIGHT -> Colors.mix(jittered, 0x0a1030, 0.68);
        };
    return switch (scene.weather()) {
      case SNOW -> Colors.mix(light, 0xe8eef6, scene.time() == TimeOfDay.NIGHT ? 0.22 : 0.4);
      case STORM -> Colors.mix(light, 0x303238, 0.3);
      default -> light;
    };
  }

  private void ground(int rgb, double from, double to) {
    g.setPaint(
        new GradientPaint(
            0,
            (float) from,
            Colors.of(lit(rgb)),
            0,
            (float) to,
            Colors.of(Colors.mix(lit(rgb), 0, 0.18))));
    g.fill(new Rectangle2D.Double(0, from, W, to - from));
  }

  private void fill(int rgb, Shape shape) {
    g.setColor(Colors.of(rgb));
    g.fill(shape);
  }

  private static Shape polygon(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }

  private static Shape hill(double left, double top, double right, double bottom) {
    Path2D path = new Path2D.Double();
    path.moveTo(left, bottom);
    double middle = (left + right) / 2;
    path.curveTo((left + middle) / 2, top, (right + middle) / 2, top, right, bottom);
    path.closePath();
    return path;
  }

  private void sea(double from, double to) {
    ground(0x1f6fae, from, to);
    g.setColor(Colors.of(Colors.mix(lit(0x1f6fae), 0xffffff, 0.35)));
    g.setStroke(new BasicStroke(0.09f));
    for (int i = 0; i < 14; i++) {
      double x = W * random.nextDouble() + 0.5 * Math.sin(2 * Math.PI * t);
      double y = from + 0.2 + (to - from - 0.3) * random.nextDouble();
      g.draw(new Line2D.Double(x, y, x + 0.9, y));
    }
  }

  private void beach() {
    sea(horizon, horizon + 1.1);
    ground(0xf0d698, horizon + 1, H);
    g.setColor(Colors.of(lit(0xffffff), 0.8));
    g.setStroke(new BasicStroke(0.16f));
    g.draw(new Line2D.Double(0, horizon + 1.05, W, horizon + 1.05));
    for (int i = 0; i < 12; i++) {
      Sky.disc(
          g, lit(0xc9a968), W * random.nextDouble(), horizon + 1.4 + 3 * random.nextDouble(), 0.06);
    }
  }

  private void river() {
    ground(0x86b858, horizon, H);
    double from = horizon + 0.5;
    double bend = random.nextDouble() - 0.5;
    Path2D path = new Path2D.Double();
    path.moveTo(0, from + bend);
    path.curveTo(5, from - 0.5 - bend, 11, from + 0.5 + bend, W, from - bend);
    path.lineTo(W, from + 1.9 - bend);
    path.curveTo(11, from + 2.5 + bend, 5, from + 1.5 - bend, 0, from + 1.9 + bend);
    path.closePath();
    fill(lit(0x3f9fd8), path);
    g.setColor(Colors.of(lit(0xc8e8f8)));
    g.setStroke(new BasicStroke(0.08f));
    for (int i = 0; i < 6; i++) {
      double x = W * random.nextDouble() + 0.8 * t;
      double y = from + 0.6 + 0.8 * random.nextDouble();
      g.draw(new Line2D.Double(x, y, x + 0.8, y));
    }
  }

  private void city() {
    double x = -0.5;
    while (x < W) {
      double width = 1.1 + 1.1 * random.nextDouble();
      double height = 1.2 + 2.3 * random.nextDouble();
      int wall = lit(Three.pick(random, 0x8a8fa0, 0x757b8c, 0xa09aa0));
      fill(wall, new Rectangle2D.Double(x, horizon - height, width, height));
      int window = scene.time() == TimeOfDay.NIGHT ? 0xffe08a : Colors.mix(wall, 0xffffff, 0.5);
      for (double wy = horizon - height + 0.25; wy < horizon - 0.3; wy += 0.55) {
        for (double wx = x + 0.2; wx < x + width - 0.3; wx += 0.45) {
          fill(window, new Rectangle2D.Double(wx, wy, 0.22, 0.28));
        }
      }
      x += width + 0.05;
    }
    ground(0x9a9a9e, horizon, H);
    fill(lit(0xc4c4c8), new Rectangle2D.Double(0, horizon, W, 0.35));
  }

  private void forest() {
    ground(0x3f6b2c, horizon, H);
    for (int row = 0; row < 2; row++) {
      for (int i = 0; i < 13; i++) {
        double x = i * 1.35 + 0.6 * random.nextDouble() - 0.4 + 0.6 * row;
        double height = 2.6 + random.nextDouble() - 0.7 * row;
        double base = horizon + 0.25 + 0.35 * row;
        int green = lit(row == 0 ? 0x1f4d27 : 0x2b6331);
        fill(lit(0x4a3220), new Rectangle2D.Double(x - 0.1, base - 0.4, 0.2, 0.5));
        fill(green, polygon(x - 0.75, base - 0.3, x, base - height, x + 0.75, base - 0.3));
      }
    }
  }

  private void desert() {
    fill(lit(0xe0a24e), hill(-3, horizon - 2.2, 8, horizon + 0.1));
    fill(lit(0xd4933f), hill(6, horizon - 1.8, 20, horizon + 0.1));
    ground(0xe8b262, horizon, H);
    fill(lit(0xd99f4c), hill(-2, horizon + 0.5, 9, horizon + 2.4));
    for (int i = 0; i < 3; i++) {
      double x = 1 + 5 * i + 3 * random.nextDouble();
      double y = horizon + 0.3;
      g.setColor(Colors.of(lit(0x3d7a3a)));
      g.setStroke(new BasicStroke(0.28f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.draw(new Line2D.Double(x, y, x, y - 1.5));
      g.draw(new Line2D.Double(x, y - 0.6, x + 0.5, y - 0.7));
      g.draw(new Line2D.Double(x + 0.5, y - 0.7, x + 0.5, y - 1.2));
      g.draw(new Line2D.Double(x, y - 0.5, x - 0.45, y - 0.8));
    }
  }

  private void mountains() {
    for (int i = 0; i < 4; i++) {
      double x = 4.6 * i + 2 * random.nextDouble() - 1;
      double height = 2.8 + 1.2 * random.nextDouble();
      double top = horizon - height;
      fill(
          lit(i % 2 == 0 ? 0x6f7480 : 0x7f838c),
          polygon(x - 3, horizon + 0.1, x, top, x + 3, horizon + 0.1));
      fill(
          lit(0xfcfcff),
          polygon(
              x - 1,
              top + height / 3,
              x,
              top,
              x + 1,
              top + height / 3,
              x + 0.3,
              top + height / 4,
              x - 0.2,
              top + height / 2.4));
    }
    ground(0x8a9a78, horizon, H);
    for (int i = 0; i < 8; i++) {
      Sky.disc(
          g, lit(0x77777c), W * random.nextDouble(), horizon + 0.3 + 4 * random.nextDouble(), 0.16);
    }
  }

  private void field() {
    fill(lit(0x74b83e), hill(-4, horizon - 1.6, 9, horizon + 0.1));
    fill(lit(0x83c64a), hill(5, horizon - 1.3, 21, horizon + 0.1));
    ground(0x7cc142, horizon, H);
    g.setColor(Colors.of(lit(0x5a9c2c)));
    g.setStroke(new BasicStroke(0.09f));
    for (int i = 0; i < 26; i++) {
      double x = W * random.nextDouble();
      double y = horizon + 0.4 + 4.2 * random.nextDouble();
      g.draw(new Line2D.Double(x, y, x - 0.12, y - 0.35));
      g.draw(new Line2D.Double(x, y, x + 0.15, y - 0.35));
    }
  }

  private void road() {
    ground(0x9db86a, horizon, horizon + 0.8);
    ground(0x4a4c52, horizon + 0.7, H);
    fill(lit(0xe8e8e8), new Rectangle2D.Double(0, horizon + 0.7, W, 0.16));
    double shift = 1.5 * random.nextDouble();
    for (int i = -1; i < 7; i++) {
      fill(lit(0xf6f0d0), new Rectangle2D.Double(2.6 * i + shift, H - 1.5, 1.4, 0.24));
    }
  }

  private void garden() {
    fill(lit(0x3c8a35), new Rectangle2D.Double(0, horizon - 0.5, W, 0.7));
    for (int i = 0; i < 12; i++) {
      Sky.disc(g, lit(0x3c8a35), 1.4 * i + random.nextDouble(), horizon - 0.5, 0.6);
    }
    ground(0x6fbf4f, horizon, H);
    int fence = lit(0xffffff);
    for (int i = 0; i < 18; i++) {
      double x = 0.9 * i + 0.1;
      fill(
          fence,
          polygon(
              x,
              horizon + 0.5,
              x,
              horizon - 0.7,
              x + 0.22,
              horizon - 1,
              x + 0.44,
              horizon - 0.7,
              x + 0.44,
              horizon + 0.5));
    }
    fill(fence, new Rectangle2D.Double(0, horizon - 0.4, W, 0.18));
    fill(fence, new Rectangle2D.Double(0, horizon + 0.1, W, 0.18));
    for (int i = 0; i < 16; i++) {
      int petal = Three.pick(random, 0xff6f91, 0xffd84a, 0xffffff);
      Sky.disc(
          g, lit(petal), W * random.nextDouble(), horizon + 0.9 + 3.5 * random.nextDouble(), 0.13);
    }
  }

  /** One of three. */
  private static final class Three {
    static int pick(Random random, int a, int b, int c) {
      return switch (random.nextInt(3)) {
        case 0 -> a;
        case 1 -> b;
        default -> c;
      };
    }
  }
}
