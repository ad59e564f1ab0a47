package io.github.clipsearch.examples.cli;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.VideoRecord;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the video that somebody means. */
final class IndexedFiles {
  private final IndexStore store;

  IndexedFiles(IndexStore store) {
    this.store = store;
  }

  /**
   * A video by its id, or else by its file.
   *
   * @param name an id, or a path from the working folder or from the root
   */
  Optional<VideoRecord> find(String name) {
    Optional<VideoRecord> byId = name.isEmpty() ? Optional.empty() : store.video(name);
    return byId.isPresent() ? byId : byFile(name);
  }

  private Optional<VideoRecord> byFile(String name) {
    URI uri;
    try {
      uri = Path.of(name).toAbsolutePath().normalize().toUri();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    return store.videos().stream().filter(video -> video.uri().equals(uri)).findFirst();
  }
}
