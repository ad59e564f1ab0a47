package io.github.clipsearch.examples.cli;

import io.github.clipsearch.IndexProgress;
import io.github.clipsearch.ProgressListener;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how the indexing of one video goes on, on the standard error stream. */
final class IndexProgressBar implements ProgressListener, AutoCloseable {
  private static final int LABEL_WIDTH = 32;

  private final ProgressBar bar;

  IndexProgressBar(String label) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(shortened(label))
            .setStyle(ProgressBarStyle.ASCII)
            .setUnit(" frames", 1)
            .setInitialMax(-1)
            .showSpeed()
            .setUpdateIntervalMillis(200)
            .build();
  }

  @Override
  public void onProgress(IndexProgress progress) {
    progress.framesTotal().ifPresent(total -> bar.maxHint(Math.max(total, progress.framesDone())));
    bar.stepTo(progress.framesDone());
    bar.setExtraMessage(" " + progress.scenes() + (progress.scenes() == 1 ? " scene" : " scenes"));
  }

  @Override
  public void close() {
    bar.close();
  }

  private static String shortened(String label) {
    return label.length() <= LABEL_WIDTH
        ? label + " ".repeat(LABEL_WIDTH - label.length())
        : label.substring(0, LABEL_WIDTH - 1) + "~";
  }
}
