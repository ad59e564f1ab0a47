package io.github.clipsearch.model.small;

import io.github.clipsearch.ModelLoadException;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The model in the box: a CLIP checkpoint of 4 MB, so that search can be tried and tested without a
 * download.
 *
 * <p>It knows a little drawn world and nothing else; its model card, {@code README.md} in the
 * {@linkplain #unpack unpacked} folder, lists all its words. Real footage needs a real checkpoint.
 *
 * <p>Safe for use by several threads.
 */
public final class SmallClip {
  private static final List<String> FILES =
      List.of(
          "config.json",
          "model.safetensors",
          "preprocessor_config.json",
          "tokenizer.json",
          "README.md");

  private SmallClip() {}

  /**
   * Loads the model with the default settings.
   *
   * @return an encoder, to be closed by the caller
   * @throws ModelLoadException when PyTorch's native library for this platform is not on the class
   *     path
   * @throws UncheckedIOException when the temporary folder cannot be written
   */
  public static DjlClipEncoder load() {
    return load(DjlClipEncoder.builder());
  }

  /**
   * Loads the model.
   *
   * @param settings of the encoder
   * @return an encoder, to be closed by the caller
   * @throws ModelLoadException when PyTorch's native library for this platform is not on the class
   *     path
   * @throws UncheckedIOException when the temporary folder cannot be written
   */
  public static DjlClipEncoder load(DjlClipEncoder.Builder settings) {
    try {
      Path folder = Files.createTempDirectory("clipsearch-model-small");
      try {
        return settings.load(unpack(folder));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the folder for temporary files", e);
    }
  }

  /**
   * Writes the checkpoint as a folder in the Hugging Face layout, with its model card.
   *
   * @param folder where to; created if it does not exist, files of the same names are replaced
   * @return the folder
   * @throws UncheckedIOException when a file cannot be written
   */
  public static Path unpack(Path folder) {
    try {
      Files.createDirectories(folder);
      for (String name : FILES) {
        try (InputStream in = SmallClip.class.getResourceAsStream(name)) {
          if (in == null) {
            throw new IllegalStateException("the jar of this class is damaged: no " + name);
          }
          Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the model to " + folder, e);
    }
  }

  private static void delete(Path folder) throws IOException {
    for (String name : FILES) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }
}
