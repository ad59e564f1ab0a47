package io.github.clipsearch.examples.cli;

import io.github.clipsearch.encoder.hub.DownloadListener;
import io.github.clipsearch.encoder.hub.DownloadProgress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how the download of a model's files goes on, on the standard error stream. */
final class DownloadProgressBar implements DownloadListener, AutoCloseable {
  private static final long MEGABYTE = 1_000_000;

  private @Nullable ProgressBar bar;
  private String file = "";

  @Override
  public void onProgress(DownloadProgress progress) {
    ProgressBar current = bar;
    if (current == null || !progress.file().equals(file)) {
      close();
      file = progress.file();
      current =
          new ProgressBarBuilder()
              .setTaskName(file)
              .setStyle(ProgressBarStyle.ASCII)
              .setUnit(" MB", MEGABYTE)
              .setInitialMax(progress.bytesTotal().orElse(-1))
              .build();
      bar = current;
    }
    current.stepTo(progress.bytesDone());
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
