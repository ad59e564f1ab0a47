package io.github.clipsearch.encoder.hub;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** A model's name on the hub, {@code owner/name} or {@code name}: safe as a path and in a URL. */
record ModelName(String value) {
  // stricter than a file system: no part is "." or "..", "--" separates the parts in the cache
  private static final Pattern ALLOWED =
      Pattern.compile("(?!.*(--|\\.\\.))(PART/)?PART".replace("PART", "\\w([\\w.-]{0,94}\\w)?"));

  private static final String CACHE_PREFIX = "models--";

  static Optional<ModelName> parse(String text) {
    return ALLOWED.matcher(text).matches() ? Optional.of(new ModelName(text)) : Optional.empty();
  }

  Path below(Path folder) {
    return folder.resolve(value);
  }

  /** The folder's name in the hub's cache. */
  String cacheFolderName() {
    return CACHE_PREFIX + value.replace("/", "--");
  }

  /** The name of the model that a folder in the hub's cache holds. */
  static Optional<ModelName> ofCacheFolder(String folderName) {
    return folderName.startsWith(CACHE_PREFIX)
        ? parse(folderName.substring(CACHE_PREFIX.length()).replace("--", "/"))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
