package io.github.clipsearch.training.world;

import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** Sky, sun, moon, stars and clouds. The picture is 16 wide and 9 high. */
final class Sky {
  static final double WIDTH = 16;
  static final double HEIGHT = 9;

  private Sky() {}

  static void paint(Graphics2D g, WorldScene scene, double horizon, double t, Random random) {
    int jitter = random.nextInt(25) - 12;
    int top = Colors.shift(top(scene.time()), jitter, jitter, random.nextInt(21) - 10);
    int bottom = Colors.shift(bottom(scene.time()), jitter, random.nextInt(21) - 10, jitter);
    if (scene.weather() == Weather.STORM) {
      top = Colors.mix(top, 0x33363f, 0.7);
      bottom = Colors.mix(bottom, 0x5a5f68, 0.55);
    } else if (scene.weather() != Weather.CLEAR) {
      top = Colors.mix(top, 0x9aa2ab, scene.time() == TimeOfDay.DAY ? 0.6 : 0.25);
      bottom = Colors.mix(bottom, 0xb4bac0, scene.time() == TimeOfDay.DAY ? 0.5 : 0.2);
    }
    g.setPaint(new GradientPaint(0, 0, Colors.of(top), 0, (float) horizon, Colors.of(bottom)));
    g.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    boolean covered = scene.weather() == Weather.STORM;
    double x = 1.5 + 13 * random.nextDouble();
    switch (scene.time()) {
      case DAY -> {
        if (!covered) {
          disc(g, 0xffe96b, x, 1 + random.nextDouble(), 0.65);
        }
      }
      case SUNSET -> disc(g, 0xff5a1f, x, horizon - 0.35, 1.2);
      case DAWN -> disc(g, 0xfff3c4, x, horizon, 0.75);
      case NIGHT -> {
        stars(g, horizon, random);
        disc(g, 0xf4f1d8, x, 1.1 + random.nextDouble(), 0.6);
        disc(g, top, x + 0.28, 0.95 + random.nextDouble() * 0.1, 0.5);
      }
    }
    clouds(g, scene, t, random);
  }

  private static int top(TimeOfDay time) {
    return switch (time) {
      case DAWN -> 0xb39bd6;
      case DAY -> 0x5fb0ee;
      case SUNSET -> 0x8a3068;
      case NIGHT -> 0x050a20;
    };
  }

  private static int bottom(TimeOfDay time) {
    return switch (time) {
      case DAWN -> 0xffe9c9;
      case DAY -> 0xcdeafb;
      case SUNSET -> 0xff8a2a;
      case NIGHT -> 0x17224a;
    };
  }

  private static void stars(Graphics2D g, double horizon, Random random) {
    for (int i = 0; i < 45; i++) {
      double radius = 0.04 + 0.05 * random.nextDouble();
      disc(g, 0xffffff, WIDTH * random.nextDouble(), horizon * random.nextDouble(), radius);
    }
  }

  private static void clouds(Graphics2D g, WorldScene scene, double t, Random random) {
    boolean storm = scene.weather() == Weather.STORM;
    int count = storm ? 7 : random.nextInt(3);
    int color = scene.time() == TimeOfDay.NIGHT ? 0x39415e : storm ? 0x4a4d57 : 0xf6f6f8;
    for (int i = 0; i < count; i++) {
      double x = storm ? 2.4 * i + random.nextDouble() : WIDTH * random.nextDouble();
      double y = (storm ? 0.3 : 0.7) + 0.9 * random.nextDouble();
      double size = storm ? 1.1 : 0.5 + 0.3 * random.nextDouble();
      x += 0.6 * t;
      int shade = storm ? Colors.shift(color, -10 * (i % 3), -10 * (i % 3), -8 * (i % 3)) : color;
      disc(g, shade, x, y, 0.6 * size);
      disc(g, shade, x + 0.8 * size, y - 0.25 * size, 0.8 * size);
      disc(g, shade, x + 1.7 * size, y, 0.65 * size);
    }
    if (storm) {
      lightning(g, 1.5 + 4 * random.nextDouble());
      lightning(g, 10 + 4.5 * random.nextDouble());
    }
  }

  private static void lightning(Graphics2D g, double x) {
    Path2D path = new Path2D.Double();
    double[] points = {0, 1.6, -0.7, 3.2, -0.2, 3.2, -0.9, 5, 0.7, 2.7, 0.15, 2.7, 0.7, 1.6};
    path.moveTo(x + points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(x + points[i], points[i + 1]);
    }
    path.closePath();
    g.setColor(Colors.of(0xfff68a));
    g.fill(path);
  }

  static void disc(Graphics2D g, int rgb, double x, double y, double radius) {
    g.setColor(Colors.of(rgb));
    g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }
}
