package io.github.clipsearch.encoder.djl;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One entry of a safetensors header.
 *
 * @param name of the tensor
 * @param dtype as written in the header, such as {@code F32}
 * @param shape dimensions, outermost first; empty for a single number
 * @param begin first byte, counted from the end of the header
 * @param end first byte after the tensor
 */
record TensorInfo(String name, String dtype, List<Long> shape, long begin, long end) {

  /** The number formats of the safetensors specification that have a size in whole bytes. */
  static Optional<Integer> bytesPerElement(String dtype) {
    return switch (dtype.toUpperCase(Locale.ROOT)) {
      case "F64", "I64", "U64", "C64" -> Optional.of(8);
      case "F32", "I32", "U32" -> Optional.of(4);
      case "F16", "BF16", "I16", "U16" -> Optional.of(2);
      case "I8", "U8", "BOOL", "F8_E4M3", "F8_E5M2", "F8_E8M0" -> Optional.of(1);
      default -> Optional.empty();
    };
  }

  long bytes() {
    return end - begin;
  }
}
