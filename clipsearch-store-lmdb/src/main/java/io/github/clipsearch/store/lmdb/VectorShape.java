package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.store.VectorFormat;

/**
 * How the vectors of an index are kept.
 *
 * @param dimension of every vector
 * @param format of every vector
 */
record VectorShape(int dimension, VectorFormat format) {
  /** The room that one vector takes. */
  int bytes() {
    return format.bytes(dimension);
  }
}
