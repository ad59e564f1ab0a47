package io.github.clipsearch.training.world;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * Draws one thing, in a square from -1 to 1 in both directions, with y downwards: the ground is at
 * 1. Filled areas look as the style wants.
 */
final class Pen {
  private static final int HATCHES = 14;

  private final Graphics2D g;
  private final Style style;
  private final int base;
  private final int outline;
  private final boolean moving;
  private final double phase;
  private int color;

  /**
   * Creates a pen.
   *
   * @param g with the square of the thing as its coordinates
   * @param style of filled areas
   * @param base colour of the thing
   * @param outline colour of borders
   * @param moving whether legs and wings are spread
   * @param phase of what moves to and fro, from 0 to 1
   */
  Pen(Graphics2D g, Style style, int base, int outline, boolean moving, double phase) {
    this.g = g;
    this.style = style;
    this.base = base;
    this.outline = outline;
    this.moving = moving;
    this.phase = phase;
    this.color = base;
  }

  boolean moving() {
    return moving;
  }

  /** A swing from -1 to 1, of things in motion; 0 for those at rest. */
  double swing() {
    return moving ? Math.sin(2 * Math.PI * phase) : 0;
  }

  /** Goes on with the thing's own colour. */
  Pen main() {
    return rgb(base);
  }

  /** Goes on with a darker shade. */
  Pen dark() {
    return rgb(Colors.mix(base, 0x000000, Colors.brightness(base) < 0.15 ? -0.35 : 0.38));
  }

  /** Goes on with a lighter shade. */
  Pen light() {
    return rgb(Colors.mix(base, 0xffffff, Colors.brightness(base) > 0.9 ? -0.2 : 0.45));
  }

  /** Goes on with the colour of borders. */
  Pen ink() {
    return rgb(0x1d1d24);
  }

  Pen rgb(int rgb) {
    this.color = rgb;
    return this;
  }

  Pen oval(double x, double y, double radiusX, double radiusY) {
    return fill(new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY));
  }

  Pen box(double left, double top, double right, double bottom) {
    return fill(new Rectangle2D.Double(left, top, right - left, bottom - top));
  }

  /** A polygon, as x, y, x, y... */
  Pen shape(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return fill(path);
  }

  /** A rounded area through the middles between the points, as x, y, x, y... */
  Pen blob(double... points) {
    Path2D path = new Path2D.Double();
    int n = points.length / 2;
    path.moveTo((points[0] + points[2 * n - 2]) / 2, (points[1] + points[2 * n - 1]) / 2);
    for (int i = 0; i < n; i++) {
      int next = (i + 1) % n;
      path.quadTo(
          points[2 * i],
          points[2 * i + 1],
          (points[2 * i] + points[2 * next]) / 2,
          (points[2 * i + 1] + points[2 * next + 1]) / 2);
    }
    path.closePath();
    return fill(path);
  }

  /** A line through the points, as x, y, x, y..., that is part of the thing. */
  Pen line(double width, double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    g.setColor(Colors.of(color));
    g.setStroke(round(width));
    g.draw(path);
    return this;
  }

  private Pen fill(Shape shape) {
    switch (style) {
      case FLAT, PIXEL -> {
        g.setColor(Colors.of(color));
        g.fill(shape);
        border(shape, 0.05, 0.55);
      }
      case OUTLINED -> {
        g.setColor(Colors.of(color));
        g.fill(shape);
        border(shape, 0.11, 1);
      }
      case SKETCH -> hatch(shape);
      case GRADIENT -> {
        Rectangle2D r = shape.getBounds2D();
        Color top = Colors.of(Colors.mix(color, 0xffffff, 0.28));
        Color bottom = Colors.of(Colors.mix(color, 0x000000, 0.22));
        g.setPaint(
            new GradientPaint(0, (float) r.getMinY(), top, 0, (float) r.getMaxY() + 1e-3f, bottom));
        g.fill(shape);
        border(shape, 0.04, 0.4);
      }
      case WATERCOLOR -> {
        g.setColor(Colors.of(color, 0.82));
        g.fill(shape);
        g.setColor(Colors.of(color, 0.3));
        g.setStroke(round(0.18));
        g.draw(shape);
        border(shape, 0.04, 0.35);
      }
    }
    return this;
  }

  private void border(Shape shape, double width, double opacity) {
    g.setColor(Colors.of(outline, opacity));
    g.setStroke(round(width));
    g.draw(shape);
  }

  private void hatch(Shape shape) {
    g.setColor(Colors.of(Colors.mix(color, 0xffffff, 0.18)));
    g.fill(shape);
    Shape clip = g.getClip();
    g.clip(shape);
    g.setColor(Colors.of(Colors.mix(color, outline, 0.45)));
    g.setStroke(round(0.045));
    for (int i = 0; i < HATCHES; i++) {
      double x = -2 + 4.0 * i / HATCHES;
      g.draw(new Line2D.Double(x, 1, x + 1.2, -1));
    }
    g.setClip(clip);
    border(shape, 0.07, 0.9);
  }

  private static BasicStroke round(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }
}
