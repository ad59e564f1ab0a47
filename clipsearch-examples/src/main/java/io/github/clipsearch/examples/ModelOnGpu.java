package io.github.clipsearch.examples;

import io.github.clipsearch.encoder.djl.Device;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.encoder.djl.Precision;
import java.nio.file.Path;

/** Loads a model onto the first GPU. */
public final class ModelOnGpu {
  private ModelOnGpu() {}

  /**
   * Runs the example.
   *
   * @param args a checkpoint's folder
   */
  public static void main(String[] args) {
    Path checkpoint = Path.of(args[0]);
    try (DjlClipEncoder encoder =
        DjlClipEncoder.builder()
            .device(Device.gpu())
            .precision(Precision.FLOAT16)
            .load(checkpoint)) {
      System.out.println(encoder.identity());
    }
  }
}
