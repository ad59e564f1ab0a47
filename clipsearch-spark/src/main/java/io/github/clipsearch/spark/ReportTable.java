package io.github.clipsearch.spark;

import io.github.clipsearch.spark.SparkIndexReport.Work;
import io.github.clipsearch.store.VideoRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as a tab-separated table. */
final class ReportTable {
  private static final String HEADER =
      "location\toutcome\tid\tscenes\tduration\tattempts\texecutor\tseconds\tmessage";

  private ReportTable() {}

  static void write(SparkIndexReport report, Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (SparkIndexReport.Result result : report.results()) {
      VideoRecord video = result.result().video();
      lines.add(
          line(
              result.video(),
              result.result().outcome().name(),
              video.id(),
              video.sceneCount(),
              String.format(Locale.ROOT, "%.3f", video.duration()),
              result.work(),
              String.join(" ", video.warnings())));
    }
    for (SparkIndexReport.Failure failure : report.failures()) {
      lines.add(
          line(
              failure.video(),
              "FAILED",
              failure.video().id().orElse(""),
              0,
              "",
              failure.work(),
              failure.message()));
    }
    Files.write(file, lines);
  }

  private static String line(
      VideoTask video,
      String outcome,
      String id,
      int scenes,
      String duration,
      Work work,
      String message) {
    return String.join(
        "\t",
        video.toString(),
        outcome,
        id,
        String.valueOf(scenes),
        duration,
        String.valueOf(work.attempts()),
        work.executor(),
        String.format(Locale.ROOT, "%.3f", work.time().toMillis() / 1000.0),
        message.replaceAll("[\\t\\r\\n]+", " "));
  }
}
