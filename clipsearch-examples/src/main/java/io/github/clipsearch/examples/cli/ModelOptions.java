package io.github.clipsearch.examples.cli;

import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.store.IndexStore;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** The options of commands that need a model. */
final class ModelOptions {
  @Option(names = "--model", required = true, paramLabel = "MODEL", description = Models.HELP)
  private String model = "";

  @Option(
      names = "--download",
      description = "Allow to download a model that was given by name and is not in the cache.")
  private boolean download;

  /** Makes an engine with the model, on the store that is opened. */
  VideoSearchEngine engine(
      Supplier<? extends IndexStore> store, UnaryOperator<VideoSearchEngine.Builder> settings) {
    return Models.engine(model, download, store, settings);
  }
}
