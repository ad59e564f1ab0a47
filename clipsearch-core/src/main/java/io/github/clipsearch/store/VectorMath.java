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
   * The dot products of a query with some rows, each of which does not depend on what other rows
   * there are.
   *
   * @param query {@code float[dimension]}
   * @param rows of the query's dimension, back to back
   * @param offset where in {@code rows} the first one starts
   * @param count number of rows
   * @param products receives one for each row
   * @param first where in {@code products} the first one goes
   */
  abstract void dots(
      float[] query, float[] rows, int offset, int count, float[] products, int first);

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
