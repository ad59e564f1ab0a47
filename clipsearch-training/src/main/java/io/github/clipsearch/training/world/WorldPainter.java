package io.github.clipsearch.training.world;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Draws scenes. The same scene at the same moment always looks the same. */
public final class WorldPainter {
  private static final int PIXEL_ROWS = 60;

  private WorldPainter() {}

  /**
   * Paints one moment of a scene over a rectangle from (0, 0) on, whatever was there before. Meant
   * for a width and height of 16 to 9; other shapes are stretched.
   *
   * @param graphics to paint with; its colour, stroke and rendering hints are left as they were
   * @param scene what to paint
   * @param width of the picture in units of {@code graphics}
   * @param height of the picture in units of {@code graphics}
   * @param t from 0, the beginning of the scene, to 1, its end
   */
  public static void paint(Graphics2D graphics, WorldScene scene, int width, int height, double t) {
    if (scene.style() == Style.PIXEL && height > PIXEL_ROWS) {
      BufferedImage coarse =
          new BufferedImage(
              Math.max(1, PIXEL_ROWS * width / height), PIXEL_ROWS, BufferedImage.TYPE_INT_RGB);
      Graphics2D g = coarse.createGraphics();
      try {
        paintAll(g, scene, coarse.getWidth(), PIXEL_ROWS, t);
      } finally {
        g.dispose();
      }
      graphics.drawImage(coarse, 0, 0, width, height, null);
      return;
    }
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      paintAll(g, scene, width, height, t);
    } finally {
      g.dispose();
    }
  }

  /**
   * Paints one moment of a scene.
   *
   * @param scene what to paint
   * @param width in pixels
   * @param height in pixels
   * @param t from 0, the beginning of the scene, to 1, its end
   * @return a picture of type {@link BufferedImage#TYPE_INT_RGB}
   */
  public static BufferedImage image(WorldScene scene, int width, int height, double t) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      paint(g, scene, width, height, t);
    } finally {
      g.dispose();
    }
    return image;
  }

  private static void paintAll(Graphics2D g, WorldScene scene, int width, int height, double t) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.clip(new Rectangle2D.Double(0, 0, width, height));
    g.scale(width / Sky.WIDTH, height / Sky.HEIGHT);
    Random layout = random(scene, 1);
    double horizon = 4.3 + layout.nextDouble();
    Sky.paint(g, scene, horizon, t, random(scene, 2));
    Landscape.paint(g, scene, horizon, t, random(scene, 3));
    Random details = random(scene, 4);
    for (Layout.Item item : Layout.of(scene, horizon, layout)) {
      paint(g, scene, item, t, details);
    }
    WeatherPainter.paint(g, scene, horizon, t, random(scene, 5));
  }

  /** One for each concern, so that nothing else changes when one of them takes more numbers. */
  private static Random random(WorldScene scene, int concern) {
    return new Random(scene.variant() * 0x9E3779B97F4A7C15L + concern);
  }

  private static void paint(
      Graphics2D g, WorldScene scene, Layout.Item item, double t, Random details) {
    Group group = item.group();
    boolean moving = group.motion() == Motion.MOVING;
    double phase = 3 * t + details.nextDouble();
    int color = color(scene, group.color(), details);
    double x = item.x();
    if (moving) {
      x += item.direction() * Math.min(item.room(), 2) * (2 * t - 1);
      lines(g, scene, item, x);
    }
    AffineTransform before = g.getTransform();
    g.translate(x, item.y());
    g.scale(item.direction() * item.size(), item.size());
    int outline = scene.time() == TimeOfDay.NIGHT ? 0xe8ecff : 0x16161c;
    group.kind().draw(new Pen(g, scene.style(), color, outline, moving, phase));
    g.setTransform(before);
  }

  private static int color(WorldScene scene, NamedColor color, Random details) {
    int rgb =
        Colors.shift(
            color.rgb(),
            details.nextInt(31) - 15,
            details.nextInt(31) - 15,
            details.nextInt(31) - 15);
    return switch (scene.time()) {
      case DAY -> rgb;
      case DAWN -> Colors.mix(rgb, 0xd8b8c8, 0.06);
      case SUNSET -> Colors.mix(rgb, 0x7a2a10, 0.08);
      case NIGHT -> Colors.mix(rgb, 0x05081c, 0.12);
    };
  }

  /** What shows in a single picture that something moves. */
  private static void lines(Graphics2D g, WorldScene scene, Layout.Item item, double x) {
    double size = item.size();
    g.setStroke(
        new BasicStroke((float) (0.16 * size), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.setColor(Colors.of(scene.time() == TimeOfDay.NIGHT ? 0xd8e4ff : 0xffffff, 0.9));
    for (int i = -1; i <= 1; i++) {
      double y = item.y() + 0.5 * i * size + 0.1 * size;
      double start = x - item.direction() * size * (1.15 + 0.1 * (i & 1));
      g.draw(new Line2D.Double(start, y, start - item.direction() * size * 0.75, y));
    }
  }
}
