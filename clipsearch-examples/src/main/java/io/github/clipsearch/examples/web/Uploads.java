package io.github.clipsearch.examples.web;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.IndexProgress;
import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.VideoSearchEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Keeps files that are sent, and indexes them one after the other. Safe for several threads. */
final class Uploads implements AutoCloseable {
  /** How many of those that are done are remembered. */
  private static final int MOST_REMEMBERED = 50;

  private final VideoSearchEngine engine;
  private final Path folder;
  private final ExecutorService indexing = Executors.newSingleThreadExecutor(Uploads::thread);
  private final Deque<Upload> uploads = new ArrayDeque<>();
  private final AtomicLong lastNumber = new AtomicLong();

  /** How far an upload is. */
  enum State {
    WAITING,
    INDEXING,
    DONE,
    FAILED
  }

  /**
   * A file that was sent.
   *
   * @param number from 1 on
   * @param name as it is kept
   * @param progress of indexing, 0 to 1
   * @param video the id, when it is done
   * @param error why it failed
   */
  record Upload(
      long number,
      String name,
      State state,
      double progress,
      @Nullable String video,
      @Nullable String error) {

    boolean hasEnded() {
      return state == State.DONE || state == State.FAILED;
    }
  }

  Uploads(VideoSearchEngine engine, Path folder) {
    this.engine = engine;
    this.folder = folder;
  }

  /**
   * Keeps a file under its name, or one like it when that is taken, and indexes it soon.
   *
   * @throws IOException when it cannot be read or written to its end; nothing is kept then
   */
  Upload accept(String sentName, InputStream content) throws IOException {
    String name = safeName(sentName);
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, ".upload-", ".part");
    Path file;
    try {
      Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
      file = moveToFreeName(part, name);
    } finally {
      Files.deleteIfExists(part);
    }
    Upload upload =
        new Upload(
            lastNumber.incrementAndGet(),
            String.valueOf(file.getFileName()),
            State.WAITING,
            0,
            null,
            null);
    remember(upload);
    indexing.execute(() -> index(upload, file));
    return upload;
  }

  /** Those that were sent since the start, the latest first. */
  synchronized List<Upload> latest() {
    return new ArrayList<>(uploads);
  }

  private void index(Upload upload, Path file) {
    Upload outcome =
        new Upload(
            upload.number(),
            upload.name(),
            State.FAILED,
            0,
            null,
            "It ended unexpectedly; see the log.");
    try {
      String video =
          engine
              .index(
                  IndexRequest.builder(file)
                      .onProgress(progress -> update(upload, State.INDEXING, progress))
                      .build())
              .video()
              .id();
      outcome = new Upload(upload.number(), upload.name(), State.DONE, 1, video, null);
    } catch (ClipSearchException e) {
      outcome = new Upload(upload.number(), upload.name(), State.FAILED, 0, null, e.getMessage());
    } finally {
      replace(outcome);
    }
  }

  private void update(Upload upload, State state, IndexProgress progress) {
    double share =
        progress.framesTotal().isEmpty()
            ? 0
            : Math.min(1, (double) progress.framesDone() / progress.framesTotal().getAsLong());
    replace(new Upload(upload.number(), upload.name(), state, share, null, null));
  }

  private synchronized void remember(Upload upload) {
    uploads.addFirst(upload);
    List<Upload> ended = uploads.stream().filter(Upload::hasEnded).skip(MOST_REMEMBERED).toList();
    uploads.removeAll(ended);
  }

  private synchronized void replace(Upload newer) {
    List<Upload> changed =
        uploads.stream().map(old -> old.number() == newer.number() ? newer : old).toList();
    uploads.clear();
    uploads.addAll(changed);
  }

  private synchronized Path moveToFreeName(Path part, String name) throws IOException {
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String extension = dot > 0 ? name.substring(dot) : "";
    Path file = folder.resolve(name);
    for (int i = 2; Files.exists(file); i++) {
      file = folder.resolve(stem + "-" + i + extension);
    }
    return Files.move(part, file);
  }

  /** The last part of a name, without what file systems or shells could take for something else. */
  static String safeName(String sentName) {
    String last =
        sentName.substring(Math.max(sentName.lastIndexOf('/'), sentName.lastIndexOf('\\')) + 1);
    String name = last.replaceAll("[^\\p{L}\\p{N}._ -]", "_").replaceFirst("^[. -]+", "").strip();
    if (name.length() > 100) {
      name = name.substring(name.length() - 100);
    }
    if (name.isEmpty()) {
      throw new InvalidRequestException(
          "A file's name has a letter or a digit, unlike '" + sentName + "'.");
    }
    return name;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "clipsearch-uploads");
    thread.setDaemon(true);
    return thread;
  }

  /** Ends what is being indexed; the files stay. */
  @Override
  public void close() {
    indexing.shutdownNow();
    try {
      indexing.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
