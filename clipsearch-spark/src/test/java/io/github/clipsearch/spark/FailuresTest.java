package io.github.clipsearch.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.IndexingInterruptedException;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.spark.SparkIndexReport.Failure;
import io.github.clipsearch.testing.ColorEncoder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.Test;

/** Videos that fail, executors that die, jobs that end early. */
class FailuresTest extends SparkFixture {
  @Test
  void anExecutorKilledInTheMiddleChangesNothing() {
    SparkIndexReport report =
        builder().encoder(TestEncoders.killingOnce(folder)).build().run(tasks(clips));

    assertThat(folder.resolve("killed")).exists();
    assertThat(report.failures()).isEmpty();
    assertThat(report.results()).extracting(result -> result.work().attempts()).contains(2);
    SingleMachine.assertEqual(index, SingleMachine.index(clips));
  }

  @Test
  void videosThatFailForGoodAreReportedAndTheOthersIndexed() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mp4"), "this is no video");
    Path missing = folder.resolve("missing.mp4");
    List<Path> files = new ArrayList<>(clips);
    files.add(1, text);
    files.add(3, missing);

    SparkIndexReport report = builder().build().run(tasks(files));

    assertThat(report.results())
        .extracting(result -> Path.of(result.video().location()))
        .containsExactlyElementsOf(clips);
    assertThat(report.failures())
        .extracting(failure -> Path.of(failure.video().location()))
        .containsExactly(text, missing);
    assertThat(report.failures().get(0).message()).contains("text.mp4");
    assertThat(report.failures().get(0).work().attempts()).isEqualTo(1);
    assertThat(report.failures().get(1).message()).contains("no such file");
    assertThat(report.failures().get(1).work().attempts()).isEqualTo(2);
    SingleMachine.assertEqual(index, SingleMachine.index(clips));
  }

  @Test
  void aVideoThatKillsEachExecutorIsReportedAndTheOthersIndexed() {
    String deadly = uri(clips.get(2)).toString();

    SparkIndexReport report =
        builder()
            .encoder(() -> new ColorEncoder()) // soon loaded, by each of four processes
            .fetcher(
                (location, temporary) -> {
                  if (location.toString().equals(deadly)) {
                    TestEncoders.kill();
                  }
                  return Path.of(location);
                })
            .build()
            .run(tasks(clips));

    assertThat(report.results()).hasSize(4);
    assertThat(report.failures())
        .extracting(failure -> failure.video().toString())
        .containsExactly(deadly);
    assertThat(report.failures())
        .extracting(Failure::message)
        .allMatch(message -> message.contains("executor was lost in 2 attempts"));
  }

  @Test
  void whatARunLeavesThatEndedEarlyIsMergedByTheNext() throws IOException {
    PartFolder parts = new MergedTarget(index, shared).parts().orElseThrow();
    PartsOfOneEngine.leave(parts, clips.get(1));

    SparkIndexReport report = builder().build().run(tasks(List.of(clips.get(1))));

    assertThat(outcomes(report)).containsExactly("UNCHANGED");
    assertThat(names(shared)).isEmpty();
    SingleMachine.assertEqual(index, SingleMachine.index(List.of(clips.get(1))));
  }

  @Test
  void aMissingModelEndsTheJob() {
    String nowhere = folder.resolve("no-model").toString();

    assertThatExceptionOfType(ClipSearchException.class)
        .isThrownBy(
            () ->
                builder()
                    .encoder(() -> DjlClipEncoder.load(Path.of(nowhere)))
                    .build()
                    .run(tasks(clips)))
        .withMessageContaining("not any single video's fault")
        .withMessageContaining("no-model");
    assertThat(index.videos()).isEmpty();
  }

  @Test
  void anIndexOfAnotherEncoderEndsTheJob() {
    index.claim(new EncoderIdentity("another", 7));

    assertThatExceptionOfType(ClipSearchException.class)
        .isThrownBy(() -> builder().build().run(tasks(clips)))
        .withMessageContaining("another");
    assertThat(index.videos()).isEmpty();
  }

  @Test
  void aCancelledJobGroupEndsTheRunAndKeepsWhatIsDone() throws Exception {
    JavaSparkContext spark = TwoExecutors.context();
    CountDownLatch oneDone = new CountDownLatch(1);
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            oneDone.countDown();
          }
        };
    String endless = uri(clips.get(0)).toString();
    SparkIndexing indexing =
        builder()
            .fetcher(
                (location, temporary) -> {
                  if (location.toString().equals(endless)) {
                    waitForInterrupt();
                  }
                  return Path.of(location);
                })
            .build();
    ExecutorService driver = Executors.newSingleThreadExecutor();
    spark.sc().addSparkListener(listener);
    try {
      Future<SparkIndexReport> run =
          driver.submit(
              () -> {
                spark.setJobGroup("to be cancelled", "a test", true);
                return indexing.run(tasks(clips.subList(0, 2)));
              });
      oneDone.await();
      spark.cancelJobGroup("to be cancelled");

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(run::get)
          .withCauseInstanceOf(IndexingInterruptedException.class)
          .withMessageContaining("cancelled");
    } finally {
      spark.sc().removeSparkListener(listener);
      driver.shutdown();
    }
    SingleMachine.assertEqual(index, SingleMachine.index(clips.subList(1, 2)));
  }

  private static void waitForInterrupt() throws IOException {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
