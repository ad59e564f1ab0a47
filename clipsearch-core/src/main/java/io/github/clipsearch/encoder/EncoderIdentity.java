package io.github.clipsearch.encoder;

import java.io.Serializable;
import java.util.Objects;

/**
 * What an index remembers of the encoder that made its vectors: vectors of two encoders cannot be
 * compared.
 *
 * @param id stands for the weights and the preprocessing: the same checkpoint has the same id
 *     wherever it is stored, another one has another
 * @param dimension length of every vector, at least 1
 */
public record EncoderIdentity(String id, int dimension) implements Serializable {

  /** Checks the ranges. */
  public EncoderIdentity {
    Objects.requireNonNull(id, "id");
    if (id.isBlank()) {
      throw new IllegalArgumentException("an encoder's id must not be blank");
    }
    if (dimension < 1) {
      throw new IllegalArgumentException("a vector has at least 1 dimension, not " + dimension);
    }
  }

  @Override
  public String toString() {
    return "'" + id + "' (" + dimension + " dimensions)";
  }
}
