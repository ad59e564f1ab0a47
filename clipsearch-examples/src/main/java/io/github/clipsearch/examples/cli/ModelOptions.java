package io.github.clipsearch.examples.cli;

import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.sampling.FrameSampler;
import io.github.clipsearch.store.IndexStore;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The options of commands that need a model. */
final class ModelOptions {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of a CLIP checkpoint in the Hugging Face layout.")
  private Path model = Path.of("");

  /** Opens the store first, as that is quicker to fail. */
  VideoSearchEngine engine(Supplier<? extends IndexStore> store, FrameSampler sampler) {
    IndexStore opened = store.get();
    DjlClipEncoder encoder;
    try {
      encoder = DjlClipEncoder.load(model);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
    return VideoSearchEngine.builder().encoder(encoder).store(opened).sampler(sampler).build();
  }
}
