package io.github.clipsearch.training.world;

import java.awt.BasicStroke;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** What falls or hangs in front of everything. The picture is 16 wide and 9 high. */
final class WeatherPainter {
  private WeatherPainter() {}

  static void paint(Graphics2D g, WorldScene scene, double horizon, double t, Random random) {
    switch (scene.weather()) {
      case CLEAR -> {}
      case RAIN -> rain(g, 70, t, random);
      case STORM -> rain(g, 30, t, random);
      case SNOW -> snow(g, t, random);
      case FOG -> fog(g, scene, horizon);
    }
  }

  private static void rain(Graphics2D g, int drops, double t, Random random) {
    g.setStroke(new BasicStroke(0.1f));
    for (int i = 0; i < drops; i++) {
      double x = (Sky.WIDTH + 2) * random.nextDouble();
      double y = (Sky.HEIGHT * (random.nextDouble() + 6 * t)) % (Sky.HEIGHT + 1) - 1;
      g.setColor(Colors.of(i % 2 == 0 ? 0xdcecfa : 0x8fb4d6, 0.85));
      g.draw(new Line2D.Double(x, y, x - 0.4, y + 1.1));
    }
  }

  private static void snow(Graphics2D g, double t, Random random) {
    for (int i = 0; i < 85; i++) {
      double x = Sky.WIDTH * random.nextDouble() + 0.3 * Math.sin(i + 6 * t);
      double y = (Sky.HEIGHT * (random.nextDouble() + 1.5 * t)) % (Sky.HEIGHT + 0.5) - 0.2;
      Sky.disc(g, 0xffffff, x, y, 0.1 + 0.12 * random.nextDouble());
    }
  }

  private static void fog(Graphics2D g, WorldScene scene, double horizon) {
    int color = scene.time() == TimeOfDay.NIGHT ? 0x8a90a4 : 0xe6e8ea;
    float top = (float) Math.max(0, horizon - 5);
    g.setPaint(
        new GradientPaint(
            0, top, Colors.of(color, 0.28), 0, (float) horizon, Colors.of(color, 0.52)));
    g.fill(new Rectangle2D.Double(0, 0, Sky.WIDTH, Sky.HEIGHT));
  }
}
