package io.github.clipsearch.spark;

import java.io.Serializable;

/**
 * Makes a part of the indexing on an executor: the encoder, the decoder, the store. It travels
 * there by Java serialization, so a lambda such as {@code () -> DjlClipEncoder.load(Path.of(dir))}
 * does when all that it captures is serializable; paths are not, so capture strings.
 *
 * @param <T> what is made
 */
@FunctionalInterface
public interface SerializableSupplier<T> extends Serializable {
  /**
   * Makes the part; called once in each executor.
   *
   * @return a new part, which becomes the executor's own and is closed by it
   */
  T get();
}
