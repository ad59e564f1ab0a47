package io.github.clipsearch.store;

import static io.github.clipsearch.store.StoreFixtures.ENCODER;
import static io.github.clipsearch.store.StoreFixtures.query;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.IncompatibleIndexException;
import io.github.clipsearch.StoreInterruptedException;
import io.github.clipsearch.encoder.EncoderIdentity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link IndexStore} promises several threads. See {@link IndexStoreContract}. */
public abstract class IndexStoreConcurrencyContract {
  private static final int READERS = 4;
  private static final int WRITES = 300;

  private IndexStore store;
  private ExecutorService threads;

  /**
   * Makes an empty store.
   *
   * @return a new store, which the test closes
   */
  protected abstract IndexStore create();

  @BeforeEach
  void createStoreAndThreads() {
    store = create();
    threads = Executors.newCachedThreadPool();
  }

  @AfterEach
  void closeStoreAndThreads() {
    threads.shutdownNow();
    store.close();
  }

  /**
   * A take has {@code number} scenes, says so in its metadata, and all its vectors point the same
   * way, which no other take's do: whoever sees parts of two takes can tell.
   */
  private void putTake(int number) {
    float[][] vectors = new float[number][];
    Arrays.fill(vectors, vector(Math.cos(number), Math.sin(number), 0, 0));
    store.put(video("v", number, Map.of("take", number)), scenes(vectors));
  }

  private static void assertOneTake(VideoHit hit) {
    int take = hit.video().sceneCount();
    assertThat(hit.video().metadata()).containsEntry("take", (long) take);
    assertThat(hit.scenes()).hasSize(take);
    assertThat(hit.scenes())
        .allSatisfy(scene -> assertThat((float) scene.score()).isEqualTo((float) Math.cos(take)));
  }

  private static void assertOneTake(List<SceneRecord> scenes) {
    float[] expected = vector(Math.cos(scenes.size()), Math.sin(scenes.size()), 0, 0);
    assertThat(scenes)
        .isNotEmpty()
        .allSatisfy(scene -> assertThat(scene.embedding()).isEqualTo(expected));
  }

  @Test
  void readersSeeWholeVideosWhileOneThreadReplacesThem() throws Exception {
    store.claim(ENCODER);
    putTake(1);
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch started = new CountDownLatch(READERS);
    Callable<Integer> reading =
        () -> {
          int reads = 0;
          do {
            List<VideoHit> hits = store.search(query(vector(1, 0, 0, 0), 5)).hits();
            assertThat(hits).hasSize(1).allSatisfy(hit -> assertOneTake(hit));
            assertOneTake(store.scenes("v"));
            assertThat(store.videos())
                .singleElement()
                .satisfies(
                    video ->
                        assertThat(video.metadata())
                            .containsEntry("take", (long) video.sceneCount()));
            reads++;
            started.countDown();
          } while (!done.get());
          return reads;
        };
    List<Future<Integer>> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      readers.add(threads.submit(reading));
    }

    started.await();
    for (int i = 0; i < WRITES; i++) {
      putTake(1 + i % 7);
    }
    done.set(true);

    for (Future<Integer> reader : readers) {
      assertThat(reader.get()).isPositive();
    }
  }

  @Test
  void severalThreadsWriteDifferentVideos() throws Exception {
    store.claim(ENCODER);
    List<Future<?>> writers = new ArrayList<>();
    for (int writer = 0; writer < READERS; writer++) {
      int number = writer;
      writers.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 50; i++) {
                  store.put(video(number + "-" + i, 1), scenes(vector(1, 0, 0, 0)));
                }
              }));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }

    assertThat(store.videos()).hasSize(READERS * 50);
    assertThat(store.search(query(vector(1, 0, 0, 0), 1000))).hasSize(READERS * 50);
  }

  @Test
  void ofSeveralClaimsAtOnceOneWins() throws Exception {
    List<Future<Boolean>> claims = new ArrayList<>();
    CountDownLatch go = new CountDownLatch(1);
    for (int i = 0; i < 8; i++) {
      EncoderIdentity claimant = new EncoderIdentity("test/" + i, 4);
      claims.add(
          threads.submit(
              () -> {
                go.await();
                try {
                  store.claim(claimant);
                  return true;
                } catch (IncompatibleIndexException e) {
                  return false;
                }
              }));
    }
    go.countDown();

    int winners = 0;
    for (Future<Boolean> claim : claims) {
      winners += claim.get() ? 1 : 0;
    }

    assertThat(winners).isEqualTo(1);
  }

  @Test
  void closingWhileOthersSearchEndsInWholeAnswersAndThenRefusals() throws Exception {
    store.claim(ENCODER);
    for (int i = 0; i < 200; i++) {
      store.put(video("v" + i, 1), scenes(vector(1, 0, 0, 0)));
    }
    CountDownLatch started = new CountDownLatch(READERS);
    Callable<String> searching =
        () -> {
          while (true) {
            try {
              assertThat(store.search(query(vector(1, 0, 0, 0), 1000))).hasSize(200);
              started.countDown();
            } catch (AlreadyClosedException e) {
              return "refused";
            }
          }
        };
    List<Future<String>> searches = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      searches.add(threads.submit(searching));
    }

    started.await();
    store.close();

    for (Future<String> search : searches) {
      assertThat(search.get()).isEqualTo("refused");
    }
  }

  /** Whether the call was carried out; it may end early instead, and says so. */
  private static boolean isDone(Runnable call) {
    Thread.currentThread().interrupt();
    try {
      call.run();
      return true;
    } catch (StoreInterruptedException e) {
      return false;
    } finally {
      assertThat(Thread.interrupted()).as("the thread is still interrupted").isTrue();
    }
  }

  @Test
  void anInterruptedThreadStaysInterruptedAndTheStoreWorksOn() {
    store.claim(ENCODER);
    putTake(1);

    List<VideoHit> hits = new ArrayList<>();
    if (isDone(() -> hits.addAll(store.search(query(vector(1, 0, 0, 0), 5)).hits()))) {
      assertThat(hits).hasSize(1).allSatisfy(hit -> assertOneTake(hit));
    }
    isDone(() -> store.videos());
    boolean stored = isDone(() -> putTake(2));
    assertThat(store.scenes("v")).hasSize(stored ? 2 : 1);
    assertOneTake(store.scenes("v"));
    boolean removed = isDone(() -> store.remove("v"));
    assertThat(store.videos()).hasSize(removed ? 0 : 1);

    putTake(3);

    assertThat(store.search(query(vector(1, 0, 0, 0), 5)).hits())
        .hasSize(1)
        .allSatisfy(hit -> assertOneTake(hit));
    assertThat(store.scenes("v")).hasSize(3);
  }
}
