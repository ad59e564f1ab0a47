package io.github.clipsearch.store.approximate;

import static io.github.clipsearch.store.approximate.Footage.names;
import static io.github.clipsearch.store.approximate.Footage.scenesNear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.StoreFixtures;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import io.github.clipsearch.testing.ForwardingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A graph that is not, or cannot be, that of what is in the store. */
class StaleGraphTest {
  private static final int VIDEOS = 60;

  @TempDir private Path directory;

  private LmdbIndexStore index() {
    return LmdbIndexStore.open(directory.resolve("index"));
  }

  private ApproximateIndexStore open(IndexStore store) {
    return ApproximateIndexStore.builder(store, directory.resolve("graph"))
        .fromScenes(0)
        .width(40)
        .open();
  }

  /** An index and the graph of all of it. */
  private void build() {
    try (ApproximateIndexStore store = open(index())) {
      store.claim(Footage.ENCODER);
      Footage.put(store, 0, VIDEOS);
      store.awaitGraph();
    }
  }

  private static VectorQuery nearest(float[] vector) {
    return VectorQuery.builder(vector).limit(1).build();
  }

  private static void assertFinds(IndexStore store, int number, int take) {
    float[] itsOwn = Footage.vectors(number, take, 10)[4];
    assertThat(names(store.search(nearest(itsOwn)))).containsExactly(Footage.id(number) + "#4");
  }

  @Test
  void aGraphThatFitsIsUsedAgain() {
    build();

    try (ApproximateIndexStore store = open(index())) {
      store.awaitGraph();

      assertThat(store.graph().scenes()).isEqualTo(10 * VIDEOS);
      assertThat(store.search(scenesNear(0).limit(5).build()).exact()).isFalse();
    }
  }

  @Test
  void whatWasChangedWithoutTheGraphIsNoticedWhenItIsOpened() {
    build();
    try (LmdbIndexStore alone = index()) {
      alone.remove(Footage.id(3));
      alone.put(
          StoreFixtures.video(Footage.id(4), 5), StoreFixtures.scenes(Footage.vectors(4, 1, 5)));
      Footage.put(alone, VIDEOS, 0, 10);
    }

    try (ApproximateIndexStore store = open(index())) {
      for (int moment = 0; moment < 2; moment++) {
        assertFinds(store, VIDEOS, 0);
        assertThat(names(store.search(nearest(Footage.vectors(4, 1, 5)[4]))))
            .containsExactly(Footage.id(4) + "#4");
        assertThat(names(store.search(nearest(Footage.vectors(3, 0, 10)[4]))))
            .noneMatch(name -> name.startsWith(Footage.id(3)));
        store.awaitGraph(); // and then once more
      }
      assertThat(store.graph().scenes()).isEqualTo(10 * VIDEOS - 10 - 5 + 10);
    }
  }

  @Test
  void whatOthersChangeMeanwhileIsNoticedAtOnce() {
    InMemoryIndexStore shared = new InMemoryIndexStore();
    try (ApproximateIndexStore store = open(shared)) {
      store.claim(Footage.ENCODER);
      Footage.put(store, 0, VIDEOS);
      store.awaitGraph();
      for (int round = 0; round < 20; round++) {
        Footage.put(shared, round, 1, 10);
        assertFinds(store, round, 1);
        shared.remove(Footage.id(40 + round));
        assertThat(names(store.search(nearest(Footage.vectors(40 + round, 0, 10)[4]))))
            .doesNotContain(Footage.id(40 + round) + "#4");
        Footage.put(store, 20 + round, 1, 10);
        assertFinds(store, 20 + round, 1);
      }

      store.awaitGraph();

      assertThat(store.graph().scenes()).isEqualTo(10 * (VIDEOS - 20));
      assertThat(store.search(scenesNear(0).limit(5).build()).exact()).isFalse();
      for (int number = 0; number < 40; number++) {
        assertFinds(store, number, 1);
      }
    }
  }

  @Test
  void aStoreThatDoesNotCountChangesIsComparedWhenItIsOpened() {
    InMemoryIndexStore content = new InMemoryIndexStore();
    try (ApproximateIndexStore store = open(new ForwardingStore(content, false))) {
      store.claim(Footage.ENCODER);
      Footage.put(store, 0, VIDEOS);
      store.awaitGraph();
      assertFinds(store, 7, 0);
    }
    Footage.put(content, VIDEOS, 0, 10);

    try (ApproximateIndexStore store = open(new ForwardingStore(content, true))) {
      assertFinds(store, VIDEOS, 0);
      store.awaitGraph();
      assertFinds(store, VIDEOS, 0);
      assertThat(store.graph().scenes()).isEqualTo(10 * VIDEOS + 10);
    }
  }

  @Test
  void anotherIndexsGraphIsBuiltAgain() {
    try (ApproximateIndexStore other = open(new InMemoryIndexStore())) {
      other.claim(new EncoderIdentity("test/other", 4));
      other.put(StoreFixtures.video("other", 1), StoreFixtures.scenes(new float[] {1, 0, 0, 0}));
      other.awaitGraph();
    }

    build();

    try (ApproximateIndexStore store = open(index())) {
      store.awaitGraph();
      assertFinds(store, 5, 0);
      assertThat(store.graph().scenes()).isEqualTo(10 * VIDEOS);
    }
  }

  @Test
  void aDamagedGraphIsBuiltAgain() throws IOException {
    build();
    for (String kind : List.of(".vex", ".vec", ".si", ".dvd", "segments_")) {
      for (boolean cut : new boolean[] {true, false}) {
        damage(kind, cut);
        try (ApproximateIndexStore store = open(index())) {
          assertFinds(store, 5, 0);
          store.awaitGraph();
          assertThat(store.graph().scenes()).as(kind).isEqualTo(10 * VIDEOS);
          assertFinds(store, 6, 0);
        }
      }
    }
  }

  private void damage(String kind, boolean cut) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("graph"))) {
      Path file =
          files
              .filter(path -> path.getFileName().toString().contains(kind))
              .findAny()
              .orElseThrow();
      if (cut) {
        Files.write(file, new byte[10], StandardOpenOption.TRUNCATE_EXISTING);
      } else {
        Files.delete(file);
      }
    }
  }

  @Test
  void aRemovedGraphIsBuiltAgain() throws IOException {
    build();
    try (Stream<Path> files = Files.list(directory.resolve("graph"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }

    try (ApproximateIndexStore store = open(index())) {
      assertFinds(store, 5, 0);
      store.awaitGraph();
      assertThat(store.graph().scenes()).isEqualTo(10 * VIDEOS);
    }
  }

  @Test
  void aDirectoryIsUsedByOneStoreAtATime() {
    try (ApproximateIndexStore store = open(new InMemoryIndexStore());
        InMemoryIndexStore second = new InMemoryIndexStore()) {
      store.claim(Footage.ENCODER);
      second.claim(Footage.ENCODER);

      assertThatThrownBy(() -> open(second))
          .isInstanceOf(IndexStoreException.class)
          .hasMessageContaining("in use");

      assertThat(second.videos()).isEmpty(); // it is still open
    }
  }

  @Test
  void somebodyElsesLuceneIndexIsLeftAlone() throws IOException {
    Path graph = directory.resolve("graph");
    try (FSDirectory files = FSDirectory.open(graph);
        IndexWriter writer = new IndexWriter(files, new IndexWriterConfig())) {
      writer.addDocument(new Document());
    }
    try (InMemoryIndexStore store = new InMemoryIndexStore()) {
      store.claim(Footage.ENCODER);

      assertThatThrownBy(() -> open(store))
          .isInstanceOf(IndexStoreException.class)
          .hasMessageContaining("another directory");
    }
    assertThat(graph).isDirectoryContaining("glob:**segments_*");
  }

  @Test
  void aDirectoryThatHoldsSomethingElseIsLeftAsItIs() throws IOException {
    Path graph = Files.createDirectory(directory.resolve("graph"));
    Files.createFile(graph.resolve(".hidden"));
    Path other = Files.createFile(graph.resolve("data.mdb"));
    try (InMemoryIndexStore store = new InMemoryIndexStore()) {
      store.claim(Footage.ENCODER);

      assertThatThrownBy(() -> open(store))
          .isInstanceOf(IndexStoreException.class)
          .hasMessageContainingAll(graph.toString(), "'data.mdb'");
      assertThat(graph.toFile().list()).containsExactlyInAnyOrder(".hidden", "data.mdb");

      Files.delete(other);
      open(store).close();
    }
  }

  @Test
  void anIndexBelowTheSizeHasNoGraph() {
    try (ApproximateIndexStore store =
        ApproximateIndexStore.builder(new InMemoryIndexStore(), directory.resolve("graph"))
            .fromScenes(100)
            .batch(1, Duration.ZERO)
            .open()) {
      store.claim(Footage.ENCODER);
      Footage.put(store, 0, 9);
      store.awaitGraph();
      SearchResult small = store.search(scenesNear(0).limit(5).build());
      assertThat(small.exact()).isTrue();
      assertThat(store.graph().scenes()).isZero();

      Footage.put(store, 9, 10);
      store.awaitGraph();

      assertThat(store.graph().scenes()).isEqualTo(100);
    }
  }
}
