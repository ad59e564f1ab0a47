package io.github.clipsearch.examples;

import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.encoder.hub.HubModels;
import java.nio.file.Path;

/** Gets a model from the Hugging Face hub and loads it. */
public final class ModelByName {
  private ModelByName() {}

  /**
   * Runs the example.
   *
   * @param args a path, or a model's name on the hub
   */
  public static void main(String[] args) {
    HubModels models =
        HubModels.builder()
            .allowDownload() // without it, no connection is ever made
            .onProgress(p -> System.err.println(p.file() + " " + p.bytesDone()))
            .build();
    Path folder = models.resolve(args[0]);
    try (DjlClipEncoder encoder = DjlClipEncoder.load(folder)) {
      System.out.println(encoder.identity() + " from " + folder);
    }
  }
}
