package io.github.clipsearch.training;

import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures a trained checkpoint, and writes its model card and the page about it. */
public final class EvaluateSmallModel {
  private static final int BYTES_PER_PARAMETER = 2;

  private EvaluateSmallModel() {}

  /**
   * Measures.
   *
   * @param arguments the folder that {@link TrainSmallModel} wrote, and the file for the page
   * @throws IOException when a file cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("usage: EvaluateSmallModel FOLDER PAGE");
      System.exit(2);
    }
    Path folder = Path.of(arguments[0]);
    TrainingRun run = TrainingRun.read(folder);
    try (DjlClipEncoder encoder = DjlClipEncoder.load(folder)) {
      Evaluation evaluation = Evaluation.of(encoder);
      System.out.println(evaluation.summary());
      long parameters = Files.size(folder.resolve("model.safetensors")) / BYTES_PER_PARAMETER;
      Files.writeString(folder.resolve("README.md"), ModelCard.of(run, evaluation, parameters));
      Files.writeString(Path.of(arguments[1]), Report.of(run, evaluation));
    }
  }
}
