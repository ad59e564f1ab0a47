package io.github.clipsearch.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The arithmetic of a scan. One implementation is in use as long as the process lives, so that the
 * same vectors always have the same score. Stateless.
 */
abstract class VectorMath {
  private static final String VECTOR_API_MODULE = "jdk.incubator.vector";
  private static final String VECTOR_API_CLASS = "io.github.clipsearch.store.VectorApiMath";

  /**
   * The dot product of two vectors that are given in two parts, all of one length: the sum of
   * {@code a[i] * x[i] + b[i] * y[i]}.
   *
   * @param a first part of one vector
   * @param x first part of the other
   * @param b second part of the one
   * @param y second part of the other
   * @param room as long as a part; its content is lost
   */
  abstract float dot(float[] a, float[] x, float[] b, float[] y, float[] room);

  /**
   * The dot product of whole numbers with signed bytes, modulo 2^32, so that every implementation
   * gives the same.
   *
   * @param words four bytes each, the lowest first
   * @param query for each place in a word the factors of the bytes there; four arrays as long as
   *     the words
   */
  abstract int dot(int[] words, int[][] query);

  /** The fastest that works here. */
  static VectorMath fastest() {
    return Chosen.MATH;
  }

  private static final class Chosen {
    static final VectorMath MATH = choose();

    private static VectorMath choose() {
      if (ModuleLayer.boot().findModule(VECTOR_API_MODULE).isPresent()) {
        Logger log = LoggerFactory.getLogger(VectorMath.class);
        try {
          VectorMath math =
              Class.forName(VECTOR_API_CLASS)
                  .asSubclass(VectorMath.class)
                  .getDeclaredConstructor()
                  .newInstance();
          log.debug("Vectors are compared with the Vector API.");
          return math;
        } catch (ReflectiveOperationException | LinkageError e) {
          log.warn(
              "The Vector API of this Java version is another than expected; vectors are compared"
                  + " without it.",
              e);
        }
      }
      return new PlainMath();
    }
  }
}
