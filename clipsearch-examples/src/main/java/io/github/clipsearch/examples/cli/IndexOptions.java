package io.github.clipsearch.examples.cli;

import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of commands that need an index and a model. */
final class IndexOptions {
  @Option(
      names = "--index",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the index.")
  private Path index = Path.of("");

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of a CLIP checkpoint in the Hugging Face layout.")
  private Path model = Path.of("");

  VideoSearchEngine open() {
    DjlClipEncoder encoder = DjlClipEncoder.load(model);
    LmdbIndexStore store;
    try {
      store = LmdbIndexStore.open(index);
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
    return VideoSearchEngine.builder().encoder(encoder).store(store).build();
  }
}
