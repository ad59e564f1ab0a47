package io.github.clipsearch.store.lmdb;

import static io.github.clipsearch.store.StoreFixtures.query;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.store.VideoRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Copies of an index that is in use. */
class BackupTest {
  private final Path directory;
  private final Path target;

  BackupTest(@TempDir Path temporary) {
    this.directory = temporary.resolve("index");
    this.target = temporary.resolve("a/copy");
  }

  static Stream<BiConsumer<LmdbIndexStore, Path>> copies() {
    return Stream.of(LmdbIndexStore::backup, LmdbIndexStore::compactInto);
  }

  private static void assertSound(Path index) {
    assertThat(LmdbIndexStore.verify(index, damage -> assertThat(damage).isNull())).isZero();
  }

  @ParameterizedTest
  @MethodSource("copies")
  void aCopyFindsTheSameAndIsAnIndexOfItsOwn(BiConsumer<LmdbIndexStore, Path> copying)
      throws IOException {
    float[] wanted = Videos512.sceneRecords(99, 1).get(0).embedding();
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      store.claim(Videos512.ENCODER);
      for (int i = 0; i < 40; i++) {
        Videos512.put(store, "video " + i, i, 1 + i % 8);
      }

      copying.accept(store, target);

      assertThat(target.toFile().list()).containsExactly("data.mdb");
      assertSound(target);
      try (LmdbIndexStore copy = LmdbIndexStore.open(target)) {
        assertThat(copy.encoder()).contains(Videos512.ENCODER);
        assertThat(copy.videos()).hasSize(40).isEqualTo(store.videos());
        assertThat(copy.search(query(wanted, 100)).hits())
            .isNotEmpty()
            .isEqualTo(store.search(query(wanted, 100)).hits());
        copy.remove("video 1");
        assertThat(store.video("video 1")).isPresent();
      }
    }
  }

  @Test
  void compactingLeavesOutTheSpaceOfWhatWasRemoved() throws IOException {
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      store.claim(Videos512.ENCODER);
      for (int i = 0; i < 50; i++) {
        Videos512.put(store, "video " + i, i, 40);
      }
      for (int i = 1; i < 50; i++) {
        store.remove("video " + i);
      }

      store.compactInto(target);

      long before = Files.size(directory.resolve("data.mdb"));
      assertThat(Files.size(target.resolve("data.mdb"))).isLessThan(before / 20);
      assertSound(target);
      try (LmdbIndexStore copy = LmdbIndexStore.open(target)) {
        assertThat(copy.scenes("video 0")).isEqualTo(Videos512.sceneRecords(0, 40));
        Videos512.put(copy, "video 1", 1, 40);
        assertThat(copy.videos()).hasSize(2);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("copies")
  void aTargetThatHoldsSomethingIsRefusedAndLeftAsItIs(BiConsumer<LmdbIndexStore, Path> copying)
      throws IOException {
    Files.createDirectories(target);
    Path file = Files.writeString(target.resolve("letter.txt"), "text");
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      assertThatThrownBy(() -> copying.accept(store, target))
          .isInstanceOf(IndexStoreException.class)
          .hasMessageContainingAll(directory.toString(), target.toString(), "letter.txt");
      assertThatThrownBy(() -> copying.accept(store, directory))
          .isInstanceOf(IndexStoreException.class)
          .hasMessageContaining(".mdb");
      assertThatThrownBy(() -> copying.accept(store, file))
          .isInstanceOf(IndexStoreException.class)
          .hasMessageContaining(file.toString());
    }
    assertThat(file).hasContent("text");
    assertThat(target)
        .isDirectoryContaining(file::equals)
        .isDirectoryNotContaining(path -> !path.equals(file));
  }

  @ParameterizedTest
  @MethodSource("copies")
  void copyingWithinAListOrAfterClosingIsRefusedAndLeavesNothing(
      BiConsumer<LmdbIndexStore, Path> copying) {
    LmdbIndexStore store = LmdbIndexStore.open(directory);
    store.claim(Videos512.ENCODER);
    Videos512.put(store, "video", 1, 1);
    assertThatThrownBy(() -> store.forEachVideo(video -> copying.accept(store, target)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("while this thread reads");
    store.close();

    assertThatThrownBy(() -> copying.accept(store, target))
        .isInstanceOf(AlreadyClosedException.class);
    assertThat(target).isEmptyDirectory();
  }

  @ParameterizedTest
  @MethodSource("copies")
  void othersReadAndWriteMeanwhile(BiConsumer<LmdbIndexStore, Path> copying) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    AtomicBoolean done = new AtomicBoolean();
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      store.claim(Videos512.ENCODER);
      for (int i = 0; i < 20; i++) {
        Videos512.put(store, "video " + i, i, 30);
      }
      Future<?> writing =
          threads.submit(
              () -> {
                for (int i = 0; !done.get(); i++) {
                  Videos512.put(store, "video " + i % 20, i, 30);
                }
              });
      float[] wanted = Videos512.sceneRecords(3, 1).get(0).embedding();
      Future<?> reading =
          threads.submit(
              () -> {
                while (!done.get()) {
                  assertThat(store.search(query(wanted, 100))).hasSize(20);
                }
              });

      for (int i = 0; i < 5; i++) {
        Path copy = target.resolve("" + i);
        copying.accept(store, copy);
        assertSound(copy);
        try (LmdbIndexStore copied = LmdbIndexStore.open(copy)) {
          for (VideoRecord video : copied.videos()) {
            int number = Math.toIntExact((Long) requireNonNull(video.metadata().get("number")));
            assertThat(copied.scenes(video.id())).isEqualTo(Videos512.sceneRecords(number, 30));
          }
        }
      }
      done.set(true);
      writing.get();
      reading.get();
      assertThat(store.verify(damage -> {})).isZero();
    } finally {
      done.set(true);
      threads.shutdown();
    }
  }
}
