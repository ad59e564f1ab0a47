package io.github.clipsearch.training;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/**
 * What is remembered of a training beside its checkpoint.
 *
 * @param steps how many batches
 * @param pictures in all batches together
 * @param seed of everything
 * @param minutes that it took
 */
record TrainingRun(int steps, long pictures, long seed, double minutes) {
  private static final String FILE = "training.properties";

  void write(Path folder) throws IOException {
    Files.writeString(
        folder.resolve(FILE),
        String.format(
            Locale.ROOT,
            "steps=%d%npictures=%d%nseed=%d%nminutes=%.1f%n",
            steps,
            pictures,
            seed,
            minutes));
  }

  static TrainingRun read(Path folder) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve(FILE))) {
      properties.load(reader);
    }
    return new TrainingRun(
        Integer.parseInt(properties.getProperty("steps")),
        Long.parseLong(properties.getProperty("pictures")),
        Long.parseLong(properties.getProperty("seed")),
        Double.parseDouble(properties.getProperty("minutes")));
  }
}
