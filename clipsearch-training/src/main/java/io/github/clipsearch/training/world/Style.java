package io.github.clipsearch.training.world;

/** How a scene is drawn. No caption speaks of it. */
public enum Style {
  /** Plain areas. */
  FLAT,
  /** Areas with a strong outline, as in a comic. */
  OUTLINED,
  /** Hatched with a pencil. */
  SKETCH,
  /** From light to dark. */
  GRADIENT,
  /** Coarse pixels. */
  PIXEL,
  /** Translucent, with soft borders. */
  WATERCOLOR
}
