package io.github.clipsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Interrupting and closing while several threads are at work. */
class StoppedIndexingTest extends ParallelFixture {
  @Test
  void anInterruptedThreadDoesNotWaitForTheBatchOfAnother() throws Exception {
    VideoSearchEngine engine = engine(2);
    List<Throwable> thrown = new ArrayList<>();
    AtomicBoolean staysInterrupted = new AtomicBoolean();
    Semaphore helperEmbeds = new Semaphore(0);
    CountDownLatch released = new CountDownLatch(1);
    encoder.beforeEncoding(
        images -> {
          if (Thread.currentThread().getName().startsWith("clipsearch-index")) {
            helperEmbeds.release(1000);
            await(released);
          }
        });
    IndexRequest request =
        IndexRequest.builder(video("a", 9))
            .onProgress(
                progress -> {
                  if (progress.scenes() == 8) { // which are worth a batch
                    helperEmbeds.acquireUninterruptibly();
                  }
                })
            .build();
    Thread indexing =
        start(
            thrown,
            () -> {
              try {
                engine.index(request);
              } finally {
                staysInterrupted.set(Thread.currentThread().isInterrupted());
              }
            });
    helperEmbeds.acquire();

    indexing.interrupt();
    indexing.join(); // while the helper is still embedding
    released.countDown();

    assertThat(thrown).hasSize(1);
    assertThat(thrown.get(0)).isInstanceOf(IndexingInterruptedException.class);
    assertThat(staysInterrupted).isTrue();
    assertThat(engine.videos()).isEmpty();
    assertThat(engine.index(folder.resolve("a")).video().sceneCount()).isEqualTo(9);
  }

  @Test
  void interruptingABatchStopsAllItsThreads() throws Exception {
    VideoSearchEngine engine = engine(4);
    List<Throwable> thrown = new ArrayList<>();
    CountDownLatch bothAreAtWork = new CountDownLatch(2);
    Thread indexing = start(thrown, () -> engine.indexAll(longVideos(bothAreAtWork)));
    bothAreAtWork.await();

    indexing.interrupt();
    indexing.join();

    assertThat(thrown).hasSize(1);
    assertThat(thrown.get(0)).isInstanceOf(IndexingInterruptedException.class);
    assertThat(decoder.openStreams()).isZero();
    assertThat(engine.videos()).isEmpty();
  }

  @Test
  void closingStopsABatch() throws Exception {
    VideoSearchEngine engine = engine(4);
    List<Throwable> thrown = new ArrayList<>();
    CountDownLatch bothAreAtWork = new CountDownLatch(2);
    Thread indexing = start(thrown, () -> engine.indexAll(longVideos(bothAreAtWork)));
    bothAreAtWork.await();

    engine.close();
    indexing.join();

    assertThat(decoder.openStreams()).isZero();
    assertThat(thrown).hasSize(1);
    assertThat(thrown.get(0)).isInstanceOf(IndexingInterruptedException.class);
  }

  @Test
  void closingWaitsForTheEncoderAndLeavesNothingHalfDone() throws Exception {
    VideoSearchEngine engine = engine(2);
    List<Throwable> thrown = new ArrayList<>();
    List<Throwable> thrownByClose = new ArrayList<>();
    CountDownLatch embedding = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    encoder.beforeEncoding(
        images -> {
          embedding.countDown();
          await(released);
        });
    Thread indexing = start(thrown, () -> engine.index(video("a", 100)));
    embedding.await();

    Thread closing = start(thrownByClose, engine::close);
    released.countDown();
    closing.join();
    indexing.join();

    assertThat(thrownByClose).isEmpty();
    // closing may come too late to stop it, but never harms it
    assertThat(thrown).allMatch(IndexingInterruptedException.class::isInstance);
  }

  private List<IndexRequest> longVideos(CountDownLatch atWork) {
    List<IndexRequest> requests = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      AtomicBoolean counted = new AtomicBoolean();
      requests.add(
          IndexRequest.builder(longVideo(name))
              .id(name)
              .onProgress(
                  progress -> {
                    if (counted.compareAndSet(false, true)) {
                      atWork.countDown();
                    }
                  })
              .build());
    }
    return requests;
  }
}
