package io.github.clipsearch.encoder.hub;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * How far the download of one file of a model is.
 *
 * @param model the model's name, such as {@code openai/clip-vit-base-patch32}
 * @param file the file's name in the model's repository
 * @param bytesDone bytes that are here, with those of an earlier, interrupted download
 * @param bytesTotal the file's size in bytes, where the server says it
 */
public record DownloadProgress(String model, String file, long bytesDone, OptionalLong bytesTotal) {

  /** Checks for null. */
  public DownloadProgress {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(bytesTotal, "bytesTotal");
  }
}
