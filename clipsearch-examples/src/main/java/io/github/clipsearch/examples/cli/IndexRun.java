package io.github.clipsearch.examples.cli;

import io.github.clipsearch.IndexReport;
import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.IndexResult;
import io.github.clipsearch.IndexResult.Outcome;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.store.VideoStatus;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Indexes files with a progress bar, and sums up what became of them. */
final class IndexRun {
  private final VideoSearchEngine engine;
  private final PrintWriter out;
  private final PrintWriter err;
  private final List<IndexResult> results = new ArrayList<>();
  private final List<IndexReport.Failure> failures = new ArrayList<>();
  private final long start = System.nanoTime();

  IndexRun(VideoSearchEngine engine, PrintWriter out, PrintWriter err) {
    this.engine = engine;
    this.out = out;
    this.err = err;
  }

  void index(Collection<Path> files) {
    index(files, Map.of());
  }

  /** Indexes files, each with this metadata. */
  void index(Collection<Path> files, Map<String, Object> metadata) {
    try (IndexProgressBar bar = new IndexProgressBar(files.size())) {
      IndexReport report =
          engine.indexAll(
              files.stream()
                  .map(
                      file -> IndexRequest.builder(file).metadata(metadata).onProgress(bar).build())
                  .toList());
      results.addAll(report.results());
      failures.addAll(report.failures());
    }
  }

  List<IndexReport.Failure> failures() {
    return failures;
  }

  void printSummary() {
    long decoded =
        results.stream()
            .filter(r -> isNew(r.outcome()))
            .mapToLong(r -> r.video().frameCount())
            .sum();
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        Locale.ROOT,
        "%d indexed (%d scenes), %d unchanged, %d failed; %d frames in %.1f s%n",
        results.stream().filter(r -> isNew(r.outcome())).count(),
        results.stream()
            .filter(r -> isNew(r.outcome()))
            .mapToLong(r -> r.video().sceneCount())
            .sum(),
        results.stream().filter(r -> !isNew(r.outcome())).count(),
        failures.size(),
        decoded,
        seconds);
    for (IndexResult result : results) {
      if (result.video().status() == VideoStatus.PARTIAL) {
        out.printf(
            "partly readable: %s: %s%n",
            result.video().uri(), String.join(" ", result.video().warnings()));
      }
    }
    out.flush();
    failures.forEach(failure -> err.println(failure.cause().getMessage()));
    err.flush();
  }

  private static boolean isNew(Outcome outcome) {
    return outcome == Outcome.INDEXED || outcome == Outcome.REPLACED;
  }
}
