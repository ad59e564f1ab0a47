package io.github.clipsearch.examples.cli;

import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.encoder.hub.HubModels;
import io.github.clipsearch.model.small.SmallClip;
import io.github.clipsearch.store.IndexStore;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Finds the model that the command line names. */
final class Models {
  /** The name of the model that comes with the library. */
  static final String SMALL = "small";

  static final String HELP =
      "Folder of a CLIP or SigLIP checkpoint in the Hugging Face layout; or its name on the hub,"
          + " such as owner/model, when it is in the hub's local cache; or '"
          + SMALL
          + "' for the one in the box, which knows only drawn pictures.";

  private Models() {}

  /**
   * Makes an engine; opens the store first, as that is quicker to fail.
   *
   * @param model a folder, a name on the hub, or {@link #SMALL}
   * @param download whether a model that is not in the hub's local cache may be downloaded
   * @param store opens the index
   * @param settings what else the engine needs
   */
  static VideoSearchEngine engine(
      String model,
      boolean download,
      Supplier<? extends IndexStore> store,
      UnaryOperator<VideoSearchEngine.Builder> settings) {
    IndexStore opened = store.get();
    DjlClipEncoder encoder;
    try {
      encoder = load(model, download);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
    return settings.apply(VideoSearchEngine.builder().encoder(encoder).store(opened)).build();
  }

  private static DjlClipEncoder load(String model, boolean download) {
    if (model.equals(SMALL)) {
      return SmallClip.load();
    }
    HubModels.Builder models = HubModels.builder();
    if (!download) {
      return DjlClipEncoder.load(models.build().resolve(model));
    }
    try (DownloadProgressBar bar = new DownloadProgressBar()) {
      return DjlClipEncoder.load(models.allowDownload().onProgress(bar).build().resolve(model));
    }
  }
}
