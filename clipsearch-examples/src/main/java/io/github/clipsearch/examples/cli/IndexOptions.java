package io.github.clipsearch.examples.cli;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of commands that need an index, and what they open. */
final class IndexOptions {
  @Option(
      names = "--index",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the index.")
  private Path index = Path.of("");

  /** An index that is there already. */
  LmdbIndexStore openStore() {
    return LmdbIndexStore.open(existing());
  }

  /** The folder of an index that is there already. */
  Path existing() {
    if (!LmdbIndexStore.exists(index)) {
      throw new InvalidRequestException(
          "There is no index in " + index + ". Make one with: clipsearch index --index " + index);
    }
    return index;
  }

  /** An index that is made when there is none. */
  LmdbIndexStore openOrCreateStore() {
    return LmdbIndexStore.open(index);
  }

  /** The folder that was named. */
  Path folder() {
    return index;
  }
}
