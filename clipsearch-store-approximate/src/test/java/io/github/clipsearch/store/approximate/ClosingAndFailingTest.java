package io.github.clipsearch.store.approximate;

import static io.github.clipsearch.store.approximate.Footage.names;
import static io.github.clipsearch.store.approximate.Footage.scenesNear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.StoreInterruptedException;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VectorQuery;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingAndFailingTest {
  @TempDir private Path directory;

  private ApproximateIndexStore open(IndexStore store) {
    return ApproximateIndexStore.builder(store, directory).fromScenes(0).width(40).open();
  }

  private static Set<Thread> graphThreads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(
        thread ->
            !thread.getName().startsWith("clipsearch-graph")
                && !thread.getName().startsWith("Lucene Merge"));
    return threads;
  }

  @Test
  void closingEndsTheThreadsAndMayBeDoneTwice() {
    Set<Thread> before = graphThreads();
    ApproximateIndexStore store = open(new InMemoryIndexStore());
    store.claim(Footage.ENCODER);
    Footage.put(store, 0, 2000);
    assertThat(graphThreads()).hasSizeGreaterThan(before.size());

    store.close();
    store.close();

    assertThat(before).containsAll(graphThreads());
    assertThatThrownBy(store::awaitGraph).isInstanceOf(AlreadyClosedException.class);
    assertThat(store.graph().scenes()).isZero();
  }

  @Test
  void closingTheOtherStoreIsPartOfIt() {
    InMemoryIndexStore other = new InMemoryIndexStore();

    open(other).close();

    assertThatThrownBy(other::videos).isInstanceOf(AlreadyClosedException.class);
  }

  /** A store in memory that tells before the graph's thread reads scenes. */
  private static IndexStore telling(Consumer<String> beforeReading) {
    IndexStore store = new InMemoryIndexStore();
    return (IndexStore)
        Proxy.newProxyInstance(
            IndexStore.class.getClassLoader(),
            new Class<?>[] {IndexStore.class},
            (proxy, method, args) -> {
              if (method.getName().equals("scenes")
                  && Thread.currentThread().getName().startsWith("clipsearch-graph")) {
                beforeReading.accept((String) args[0]);
              }
              try {
                return method.invoke(store, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void whenTheWorkOnTheGraphFailsSearchesAreExactAndItIsSaid() {
    try (ApproximateIndexStore store =
        open(
            telling(
                id -> {
                  if (id.equals(Footage.id(70))) {
                    throw new IndexStoreException("no luck with " + id);
                  }
                }))) {
      store.claim(Footage.ENCODER);
      Footage.put(store, 0, 60);
      store.awaitGraph();
      assertThat(store.search(scenesNear(0).limit(5).build()).exact()).isFalse();

      Footage.put(store, 60, 80);

      assertThatThrownBy(store::awaitGraph)
          .isInstanceOf(IndexStoreException.class)
          .hasMessageContaining("no luck with " + Footage.id(70));
      assertThat(store.graph().failure()).hasValueSatisfying(f -> assertThat(f).contains("luck"));
      SearchResult result = store.search(scenesNear(0).limit(5).build());
      assertThat(result.exact()).isTrue();
      Footage.put(store, 90, 0, 10);
      float[] itsOwn = Footage.vectors(90, 0, 10)[2];
      assertThat(names(store.search(VectorQuery.builder(itsOwn).limit(1).build())))
          .containsExactly(Footage.id(90) + "#2");
    }
  }

  @Test
  void waitingForTheGraphCanBeInterrupted() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    IndexStore slow =
        telling(
            id -> {
              try {
                release.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    try (ApproximateIndexStore store = open(slow)) {
      store.claim(Footage.ENCODER);
      Footage.put(store, 0, 1);
      Thread.currentThread().interrupt();

      assertThatThrownBy(store::awaitGraph).isInstanceOf(StoreInterruptedException.class);

      assertThat(Thread.interrupted()).isTrue();
      release.countDown();
      store.awaitGraph();
      assertThat(store.graph().scenes()).isEqualTo(10);
    }
  }
}
