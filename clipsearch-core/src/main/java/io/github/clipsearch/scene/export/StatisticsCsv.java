package io.github.clipsearch.scene.export;

import io.github.clipsearch.scene.FrameScores;
import io.github.clipsearch.scene.ScoringDetector;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Writes the scores of all frames as comma-separated values, one line per frame, with the columns
 * of PySceneDetect's statistics files: {@code Frame Number} (from 1), {@code Timecode}, and one per
 * score, empty where a frame has none. Belongs to one thread.
 */
public final class StatisticsCsv implements FrameScores, AutoCloseable {
  private final Writer out;

  private StatisticsCsv(Writer out) {
    this.out = out;
  }

  /**
   * Starts a file in UTF-8, replacing it.
   *
   * @param file to write
   * @param detector whose scores are going to be written
   * @return to be given to the detector, and closed by the caller
   * @throws IOException when the file cannot be written
   */
  public static StatisticsCsv create(Path file, ScoringDetector detector) throws IOException {
    List<String> names = detector.scoreNames();
    BufferedWriter out = Files.newBufferedWriter(Objects.requireNonNull(file, "file"));
    try {
      out.write("Frame Number,Timecode," + String.join(",", names) + "\n");
    } catch (IOException e) {
      out.close();
      throw e;
    }
    return new StatisticsCsv(out);
  }

  /**
   * Writes a line.
   *
   * @throws UncheckedIOException when it cannot be written
   */
  @Override
  public void onFrame(long number, double time, double[] scores) {
    StringBuilder line = new StringBuilder();
    line.append(number + 1).append(',').append(ClockTime.of(time));
    for (double score : scores) {
      line.append(',');
      if (!Double.isNaN(score)) {
        line.append(score);
      }
    }
    try {
      out.append(line.append('\n'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Finishes the file. Closing twice is allowed.
   *
   * @throws IOException when what is left cannot be written
   */
  @Override
  public void close() throws IOException {
    out.close();
  }
}
