package io.github.clipsearch.encoder.djl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * The name and shape of a tensor that a checkpoint must have.
 *
 * @param name in the safetensors file
 * @param shape dimensions, outermost first
 */
record WeightShape(String name, List<Long> shape) {

  static WeightShape tensor(String name, long... shape) {
    List<Long> dimensions = new ArrayList<>();
    for (long dimension : shape) {
      dimensions.add(dimension);
    }
    return new WeightShape(name, Collections.unmodifiableList(dimensions));
  }

  /** Every tensor that a checkpoint of this configuration must have. */
  static List<WeightShape> all(ModelConfig config) {
    return Stream.concat(config.textWeights().stream(), config.visionWeights().stream())
        .flatMap(group -> group.weights().stream())
        .toList();
  }

  /** How many numbers the tensor holds. */
  long size() {
    long size = 1;
    for (long dimension : shape) {
      size *= dimension;
    }
    return size;
  }
}
