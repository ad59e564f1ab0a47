package io.github.clipsearch.examples.cli;

import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.encoder.hub.HubModels;
import io.github.clipsearch.store.IndexStore;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** The options of commands that need a model. */
final class ModelOptions {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description =
          "Folder of a CLIP or SigLIP checkpoint in the Hugging Face layout, or its name on the hub,"
              + " such as owner/model, when it is in the hub's local cache.")
  private String model = "";

  @Option(
      names = "--download",
      description = "Allow to download a model that was given by name and is not in the cache.")
  private boolean download;

  /** Opens the store first, as that is quicker to fail. */
  VideoSearchEngine engine(
      Supplier<? extends IndexStore> store, UnaryOperator<VideoSearchEngine.Builder> settings) {
    IndexStore opened = store.get();
    DjlClipEncoder encoder;
    try {
      encoder = DjlClipEncoder.load(folder());
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
    return settings.apply(VideoSearchEngine.builder().encoder(encoder).store(opened)).build();
  }

  private Path folder() {
    HubModels.Builder models = HubModels.builder();
    if (!download) {
      return models.build().resolve(model);
    }
    try (DownloadProgressBar bar = new DownloadProgressBar()) {
      return models.allowDownload().onProgress(bar).build().resolve(model);
    }
  }
}
