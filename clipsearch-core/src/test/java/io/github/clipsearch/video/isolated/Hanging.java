package io.github.clipsearch.video.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/** Tells when a {@link MisbehavingDecoder} has begun to hang. */
final class Hanging implements AutoCloseable {
  private final WatchService watch;

  /** Watches the folder of the video, which must have been written already. */
  Hanging(Path folder) throws IOException {
    watch = folder.getFileSystem().newWatchService();
    folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
  }

  void await() throws InterruptedException {
    assertThat(watch.poll(60, TimeUnit.SECONDS)).as("the decoder hangs").isNotNull();
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }
}
