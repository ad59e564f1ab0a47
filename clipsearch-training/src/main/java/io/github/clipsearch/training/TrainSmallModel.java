package io.github.clipsearch.training;

import ai.djl.engine.Engine;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDManager;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Trains the model in the box. */
public final class TrainSmallModel {
  private static final int DEFAULT_STEPS = 2400;
  private static final long DEFAULT_SEED = 1;
  private static final int PRINTED_EVERY = 20;
  private static final int EVALUATED_EVERY = 200;
  private static final int JUDGED = 40;

  private TrainSmallModel() {}

  /**
   * Trains, prints loss and recall as it goes, and writes a checkpoint.
   *
   * @param arguments the folder for the checkpoint; then, if wanted, the number of steps and the
   *     seed
   * @throws IOException when the checkpoint cannot be written
   * @throws InterruptedException when the thread is interrupted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length < 1 || arguments.length > 3) {
      System.err.println("usage: TrainSmallModel FOLDER [STEPS [SEED]]");
      System.exit(2);
    }
    // all of PyTorch's work is in this one thread's calls, so they may use all processors
    setUnlessPresent(
        "ai.djl.pytorch.num_threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
    setUnlessPresent("ai.djl.offline", "true");
    setUnlessPresent("OPT_OUT_TRACKING", "true");
    int steps = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEFAULT_STEPS;
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : DEFAULT_SEED;
    train(Path.of(arguments[0]), steps, seed);
  }

  private static void setUnlessPresent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static void train(Path folder, int steps, long seed)
      throws IOException, InterruptedException {
    TokenizerFile vocabulary = TokenizerFile.ofWorld();
    CheckpointFiles.write(folder, vocabulary);
    Path weightsFile = folder.resolve("model.safetensors");
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      Weights weights = new Weights(manager, vocabulary.size(), seed);
      weights.save(weightsFile);
      say(
          "%d parameters, %d tokens, %d steps, seed %d",
          weights.parameters(), vocabulary.size(), steps, seed);
      Learning learning = new Learning(weights, steps);
      try (DjlClipEncoder untrained = DjlClipEncoder.builder().workers(1).load(folder);
          HuggingFaceTokenizer tokenizer = tokenizer(folder);
          BatchSource batches = new BatchSource(untrained, tokenizer, seed)) {
        long start = System.nanoTime();
        double captions = 0;
        double labels = 0;
        for (int step = 1; step <= steps; step++) {
          Learning.Loss loss = learning.step(manager, batches.next());
          captions += loss.captions();
          labels += loss.labels();
          if (step % PRINTED_EVERY == 0) {
            double seconds = (System.nanoTime() - start) / 1e9;
            say(
                "step %d, %.0f s, %.0f pictures/s, loss %.3f for captions and %.3f for labels, scale %.1f",
                step,
                seconds,
                step * (double) BatchSource.PICTURES / seconds,
                captions / PRINTED_EVERY,
                labels / PRINTED_EVERY,
                Math.exp(weights.get(Weights.LOGIT_SCALE).getFloat()));
            captions = 0;
            labels = 0;
          }
          if (step % EVALUATED_EVERY == 0 || step == steps) {
            weights.save(weightsFile);
            try (DjlClipEncoder encoder = DjlClipEncoder.load(folder)) {
              say("%s", Evaluation.of(encoder, JUDGED).summary());
            }
          }
        }
        double minutes = (System.nanoTime() - start) / 60e9;
        say("trained in %.1f minutes", minutes);
        new TrainingRun(steps, (long) steps * BatchSource.PICTURES, seed, minutes).write(folder);
      }
    }
  }

  private static HuggingFaceTokenizer tokenizer(Path folder) throws IOException {
    return HuggingFaceTokenizer.newInstance(
        Files.newInputStream(folder.resolve("tokenizer.json")),
        Map.of("truncation", "false", "padding", "false"));
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
