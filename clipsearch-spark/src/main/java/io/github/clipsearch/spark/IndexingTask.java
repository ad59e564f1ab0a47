package io.github.clipsearch.spark;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.EncodingException;
import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.StoreInterruptedException;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.spark.SparkIndexReport.Work;
import io.github.clipsearch.store.StoreChecks;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.VoidFunction;

/**
 * What an executor does with one video. A failure that another attempt may mend is thrown, so that
 * Spark makes one; a failure for good becomes an outcome. What would fail for every video, such as
 * a model that is not there, is always thrown and ends the job.
 */
final class IndexingTask implements VoidFunction<Iterator<byte[]>> {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the file itself. */
  private static final Set<Reason> FOR_GOOD =
      EnumSet.of(
          Reason.EMPTY,
          Reason.NOT_A_FILE,
          Reason.UNREADABLE,
          Reason.NO_VIDEO,
          Reason.UNSUPPORTED_CODEC);

  private final TaskSetup setup;
  private final OutcomeAccumulator outcomes;
  private final Counters counters;

  IndexingTask(TaskSetup setup, OutcomeAccumulator outcomes, Counters counters) {
    this.setup = setup;
    this.outcomes = outcomes;
    this.counters = counters;
  }

  @Override
  public void call(Iterator<byte[]> inputs) throws IOException {
    while (inputs.hasNext()) {
      TaskOutcome outcome =
          index(JavaBytes.read(TaskInput.class, inputs.next()), TaskContext.get());
      outcomes.add(outcome);
      counters.count(outcome);
    }
  }

  private TaskOutcome index(TaskInput input, TaskContext context) throws IOException {
    int attempt = context.attemptNumber() + 1;
    long start = System.nanoTime();
    Supplier<Work> work =
        () -> new Work(executor(), attempt, Duration.ofNanos(System.nanoTime() - start));
    Optional<TaskOutcome> earlier =
        attempt == 1
            ? Optional.empty()
            : setup.parts().flatMap(parts -> parts.outcome(input.index()));
    if (earlier.isPresent()) {
      return earlier.get();
    }
    try (ExecutorRuntime.Lease executor = ExecutorRuntime.lease(setup.executor())) {
      EncoderIdentity encoder = executor.encoder().identity();
      setup
          .owner()
          .ifPresent(
              owner ->
                  StoreChecks.requireSameEncoder(
                      owner, encoder, "The index that the videos are to go to"));
      if (attempt > 1 && attempt >= setup.lastAttempt()) {
        return TaskOutcome.failed(input, lostExecutors(input, attempt - 1), work.get());
      }
      return new VideoRun(setup, input, context, work).run(executor);
    } catch (VideoReadException
        | EncodingException
        | IndexStoreException
        | InvalidRequestException
        | VideoRun.FetchException e) {
      if ((attempt < setup.attempts() && mayBeMended(e)) || isStopping(e, context)) {
        throw e;
      }
      return TaskOutcome.failed(input, String.valueOf(e.getMessage()), work.get());
    }
  }

  private static boolean mayBeMended(ClipSearchException e) {
    return !(e instanceof InvalidRequestException)
        && !(e instanceof VideoReadException unread && FOR_GOOD.contains(unread.reason()));
  }

  private static boolean isStopping(ClipSearchException e, TaskContext context) {
    return context.isInterrupted()
        || Thread.currentThread().isInterrupted()
        || e instanceof StoreInterruptedException;
  }

  private static String lostExecutors(TaskInput input, int attempts) {
    return "The executor was lost in %d attempts at %s (out of memory, killed by the system, a crash of native code?). See the executors' logs; where executors are often taken away, raise spark.task.maxFailures."
        .formatted(attempts, input.video());
  }

  private static String executor() {
    SparkEnv environment = SparkEnv.get();
    return environment.executorId() + "@" + environment.blockManager().blockManagerId().host();
  }
}
