package io.github.clipsearch.encoder.djl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The checkpoints that {@code src/test/python/siglip_reference.py} makes. */
final class SiglipFixture {
  private static final List<String> FILES =
      List.of(
          "config.json",
          "expected.json",
          "model.safetensors",
          "noise.png",
          "preprocessor_config.json",
          "smooth.png",
          "tokenizer.json",
          "tokenizer_config.json");

  private SiglipFixture() {}

  /**
   * Copies a checkpoint out of the class path, where tests may change it.
   *
   * @param name {@code siglip} or {@code siglip2}
   * @return the folder
   */
  static Path copy(String name, Path folder) throws IOException {
    for (String file : FILES) {
      String resource = name + "/" + file;
      try (InputStream in = SiglipFixture.class.getResourceAsStream(resource)) {
        Files.copy(Objects.requireNonNull(in, resource), folder.resolve(file));
      }
    }
    return folder;
  }
}
