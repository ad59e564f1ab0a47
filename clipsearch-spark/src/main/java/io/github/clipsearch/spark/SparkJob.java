package io.github.clipsearch.spark;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.IndexingInterruptedException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/** One Spark job with a task for each video, seen from the driver. */
final class SparkJob {
  private static final long POLL_MILLIS = 200;

  private final JavaSparkContext context;
  private final Counters counters;

  SparkJob(JavaSparkContext context, Counters counters) {
    this.context = context;
    this.counters = counters;
  }

  /**
   * Runs the job and hands on each outcome on the calling thread, as they come.
   *
   * @throws IndexingInterruptedException when the thread is interrupted or the job cancelled; all
   *     outcomes that had come were handed on
   * @throws ClipSearchException when Spark gives the job up
   */
  void run(TaskSetup setup, List<TaskInput> inputs, Consumer<TaskOutcome> onOutcome) {
    BlockingQueue<TaskOutcome> arrived = new LinkedBlockingQueue<>();
    OutcomeAccumulator outcomes = new OutcomeAccumulator(arrived);
    context.sc().register(outcomes);
    JavaFutureAction<Void> job =
        context
            .parallelize(inputs.stream().map(JavaBytes::write).toList(), inputs.size())
            .foreachPartitionAsync(new IndexingTask(setup, outcomes, counters));
    boolean over = false;
    try {
      while (!job.isDone()) {
        TaskOutcome outcome = arrived.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (outcome != null) {
          onOutcome.accept(outcome);
        }
      }
      over = true;
      for (TaskOutcome rest = arrived.poll(); rest != null; rest = arrived.poll()) {
        onOutcome.accept(rest);
      }
      job.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IndexingInterruptedException(
          "The driver's thread was interrupted; what was indexed before stays.", e);
    } catch (ExecutionException | CancellationException e) {
      throw ended(e.getCause() == null ? e : e.getCause());
    } finally {
      if (!over) {
        job.cancel(true);
      }
    }
  }

  private static ClipSearchException ended(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    if (message.contains("cancelled")) {
      return new IndexingInterruptedException(
          "The Spark job was cancelled; what was indexed before stays. " + message, cause);
    }
    return new ClipSearchException(
        "Spark gave up the indexing, which is not any single video's fault; what was indexed before stays. "
            + message,
        cause);
  }
}
