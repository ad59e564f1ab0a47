package io.github.clipsearch.examples.cli;

import io.github.clipsearch.IndexProgress;
import io.github.clipsearch.ProgressListener;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how the indexing of several videos goes on, on the standard error stream. The frames are
 * those of the videos that were begun. Safe for use by several threads.
 */
final class IndexProgressBar implements ProgressListener, AutoCloseable {
  private final int files;
  private final Map<Path, IndexProgress> latest = new HashMap<>();
  private final ProgressBar bar;

  /**
   * Starts the bar.
   *
   * @param files how many videos there are
   */
  IndexProgressBar(int files) {
    this.files = files;
    bar =
        new ProgressBarBuilder()
            .setTaskName(files == 1 ? "1 file" : files + " files")
            .setStyle(ProgressBarStyle.ASCII)
            .setUnit(" frames", 1)
            .setInitialMax(-1)
            .showSpeed()
            .setUpdateIntervalMillis(200)
            .build();
  }

  @Override
  public synchronized void onProgress(IndexProgress progress) {
    latest.put(progress.file(), progress);
    long done = sum(latest, IndexProgress::framesDone);
    bar.maxHint(sum(latest, p -> Math.max(p.framesDone(), p.framesTotal().orElse(0))));
    bar.stepTo(done);
    bar.setExtraMessage(
        " file %d/%d, %d scenes"
            .formatted(latest.size(), files, sum(latest, IndexProgress::scenes)));
  }

  @Override
  public void close() {
    bar.close();
  }

  private static long sum(Map<Path, IndexProgress> latest, ToLongFunction<IndexProgress> value) {
    return latest.values().stream().mapToLong(value).sum();
  }
}
