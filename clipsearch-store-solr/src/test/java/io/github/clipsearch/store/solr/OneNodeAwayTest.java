package io.github.clipsearch.store.solr;

import static io.github.clipsearch.store.StoreFixtures.ENCODER;
import static io.github.clipsearch.store.StoreFixtures.query;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.VideoRecord;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was stored is there, and what is asked is answered, with one of two nodes away. */
final class OneNodeAwayTest {
  private static final float[] X = vector(1, 0, 0, 0);
  private static final float[] Y = vector(0, 1, 0, 0);
  private static final int BEFORE = 60;
  private static final int AFTER = 60;

  private final ReusedCollection collection = new ReusedCollection();
  private final IndexStore store = collection.create();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void bringAllBack() throws Exception {
    threads.shutdownNow();
    store.close();
    TestCluster.startAll(collection.name());
  }

  @Test
  void nothingThatWasAcknowledgedIsLostWhenNodesGoAndCome() throws Exception {
    store.claim(ENCODER);
    CountDownLatch underWay = new CountDownLatch(BEFORE);
    AtomicBoolean done = new AtomicBoolean();
    Future<?> writing =
        threads.submit(
            () -> {
              for (int i = 0; i < BEFORE + AFTER; i++) {
                store.put(video("v" + i, 2), scenes(X, Y));
                underWay.countDown();
              }
            });
    Future<Integer> searching =
        threads.submit(
            () -> {
              int searches = 0;
              while (!done.get()) {
                List<VideoHit> hits = store.search(query(X, 1000)).hits();
                assertThat(hits).allSatisfy(hit -> assertThat(hit.scenes()).hasSize(2));
                searches++;
              }
              return searches;
            });

    underWay.await();
    TestCluster.stop(0);
    writing.get();
    done.set(true);
    assertThat(searching.get()).isPositive();

    List<String> all = IntStream.range(0, BEFORE + AFTER).mapToObj(i -> "v" + i).sorted().toList();
    assertAllAreFound(store, all);

    // The node that was away has to have all of it, once it is back and the other goes.
    TestCluster.startAll(collection.name());
    TestCluster.stop(1);
    try (IndexStore other = TestCluster.builder(collection.name()).open()) {
      assertAllAreFound(other, all);
      assertThat(other.scenes("v" + (BEFORE + AFTER - 1))).isEqualTo(scenes(X, Y));
      assertThat(other.remove("v0")).isTrue();
      assertThat(other.remove("v0")).isFalse();
      assertThat(found(other)).hasSize(BEFORE + AFTER - 1).doesNotContain("v0");
    }
  }

  /**
   * By its id each is found at once; by searches too, but for a moment in which a shard has no
   * leader that could open its new state.
   */
  private static void assertAllAreFound(IndexStore store, List<String> ids) {
    assertThat(ids).allSatisfy(id -> assertThat(store.scenes(id)).isEqualTo(scenes(X, Y)));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (found(store).size() < ids.size() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(found(store)).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(store.videos()).extracting(VideoRecord::id).containsExactlyElementsOf(ids);
  }

  private static Set<String> found(IndexStore store) {
    return store.search(query(X, 1000)).stream()
        .map(hit -> hit.video().id())
        .collect(Collectors.toSet());
  }
}
