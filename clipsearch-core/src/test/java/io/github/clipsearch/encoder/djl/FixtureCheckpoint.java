package io.github.clipsearch.encoder.djl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The checkpoints that the programs in {@code src/test/python} make. */
final class FixtureCheckpoint {
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

  /** All of them. */
  static final List<String> NAMES = List.of("siglip", "siglip2", "chinese_clip", "altclip");

  private FixtureCheckpoint() {}

  /**
   * Copies a checkpoint out of the class path, where tests may change it.
   *
   * @param name one of {@link #NAMES}
   * @return the folder
   */
  static Path copy(String name, Path folder) throws IOException {
    for (String file : FILES) {
      String resource = name + "/" + file;
      try (InputStream in = FixtureCheckpoint.class.getResourceAsStream(resource)) {
        Files.copy(Objects.requireNonNull(in, resource), folder.resolve(file));
      }
    }
    try (InputStream in = FixtureCheckpoint.class.getResourceAsStream(name + "/vocab.txt")) {
      if (in != null) {
        Files.copy(in, folder.resolve("vocab.txt"));
      }
    }
    return folder;
  }
}
