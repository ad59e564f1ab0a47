package io.github.clipsearch.spark;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.IndexResult;
import io.github.clipsearch.IndexResult.Outcome;
import io.github.clipsearch.IndexingInterruptedException;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.spark.SparkIndexReport.Work;
import io.github.clipsearch.store.VideoRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.spark.TaskContext;

/** One attempt at one video, on an executor. */
final class VideoRun {
  private final TaskSetup setup;
  private final TaskInput input;
  private final TaskContext context;
  private final Supplier<Work> work;

  /**
   * Creates the attempt.
   *
   * @param work says where and how long this attempt has been going on
   */
  VideoRun(TaskSetup setup, TaskInput input, TaskContext context, Supplier<Work> work) {
    this.setup = setup;
    this.input = input;
    this.context = context;
    this.work = work;
  }

  /** Indexes the video into the store or into a part. */
  TaskOutcome run(ExecutorRuntime.Lease executor) throws IOException {
    Path folder = Files.createTempDirectory("clipsearch-spark");
    try (LocalPart part = new LocalPart(folder.resolve("part"))) {
      Path file = fetch(Files.createDirectory(folder.resolve("video")));
      TaskStore store =
          new TaskStore(
              executor.store(),
              part::store,
              setup.owner(),
              input.known(),
              input.video().location(),
              file.toAbsolutePath().normalize().toUri());
      IndexResult result = index(executor, store, file);
      TaskOutcome outcome =
          TaskOutcome.indexed(input, stored(result, store), work.get(), store.changes());
      return store.changes().part()
          ? setup.parts().orElseThrow().commit(context.taskAttemptId(), part.file(), outcome)
          : outcome;
    } finally {
      PartFolder.delete(folder);
    }
  }

  /** Errors of the user's function are the video's. */
  private Path fetch(Path folder) {
    try {
      return setup.fetcher().fetch(input.video().location(), folder);
    } catch (IOException | RuntimeException e) {
      throw new FetchException("Cannot fetch the video %s: %s".formatted(input.video(), e), e);
    }
  }

  private IndexResult index(ExecutorRuntime.Lease executor, TaskStore store, Path file) {
    VideoSearchEngine.Builder builder =
        VideoSearchEngine.builder()
            .decoder(executor.decoder())
            .parallelism(Math.max(1, context.cpus()));
    setup.engine().apply(builder);
    try (VideoSearchEngine engine = builder.encoder(executor.encoder()).store(store).build()) {
      return engine.index(request(file));
    }
  }

  private IndexRequest request(Path file) {
    IndexRequest.Builder request =
        IndexRequest.builder(file)
            .metadata(input.video().metadata())
            .onProgress(progress -> endIfCancelled());
    input.video().id().ifPresent(request::id);
    return request.build();
  }

  /** Spark interrupts the threads of a cancelled job only where it is told to. */
  private void endIfCancelled() {
    if (context.isInterrupted()) {
      throw new IndexingInterruptedException(
          "The indexing of " + input.video() + " was cancelled; the index is as it was before.");
    }
  }

  private IndexResult stored(IndexResult result, TaskStore store) {
    VideoRecord video = store.asStored(result.video());
    boolean byEarlierAttempt =
        context.attemptNumber() > 0
            && result.outcome() == Outcome.UNCHANGED
            && !video.indexedAt().isBefore(setup.begunAt());
    return new IndexResult(
        video, byEarlierAttempt ? Outcome.INDEXED : result.outcome(), result.timings());
  }

  /** The user's function could not make a video local. */
  static final class FetchException extends ClipSearchException {
    private static final long serialVersionUID = 1L;

    FetchException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
