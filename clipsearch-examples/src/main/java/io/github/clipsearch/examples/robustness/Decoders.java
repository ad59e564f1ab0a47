package io.github.clipsearch.examples.robustness;

import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.isolated.IsolatedVideoDecoder;
import java.util.ServiceLoader;

/** Decoders by the names that the programs take. */
final class Decoders {
  private static final String ISOLATED = "isolated-";

  private Decoders() {}

  /**
   * Finds or makes a decoder.
   *
   * @param name of a decoder on the class path, or with {@code isolated-} before it: then it has to
   *     be closed
   */
  static VideoDecoder named(String name) {
    if (name.startsWith(ISOLATED)) {
      return IsolatedVideoDecoder.builder(name.substring(ISOLATED.length())).build();
    }
    return ServiceLoader.load(VideoDecoder.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(decoder -> decoder.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no decoder is named " + name));
  }
}
