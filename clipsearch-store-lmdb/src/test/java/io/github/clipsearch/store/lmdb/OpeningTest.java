package io.github.clipsearch.store.lmdb;

import static io.github.clipsearch.store.StoreFixtures.query;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.VideoRecord;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
  private final Path temporary;

  OpeningTest(@TempDir Path temporary) {
    this.temporary = temporary;
  }

  @Test
  void aReopenedIndexFindsTheSameBitForBit() {
    float[] wanted = Videos512.sceneRecords(99, 1).get(0).embedding();
    List<VideoHit> before;
    try (LmdbIndexStore store = LmdbIndexStore.open(temporary)) {
      store.claim(Videos512.ENCODER);
      for (int i = 0; i < 50; i++) {
        Videos512.put(store, "video " + i, i, 1 + i % 8);
      }
      before = store.search(query(wanted, 100)).hits();
    }

    try (LmdbIndexStore store = LmdbIndexStore.open(temporary)) {
      assertThat(store.search(query(wanted, 100)).hits()).hasSize(50).isEqualTo(before);
    }
  }

  @Test
  void directoriesAreCreatedAndLinksAreFollowed() throws IOException {
    Path directory = temporary.resolve("a/b/c");
    Path link = temporary.resolve("link");
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      store.claim(Videos512.ENCODER);
    }
    Files.createSymbolicLink(link, directory);

    try (LmdbIndexStore store = LmdbIndexStore.open(link)) {
      assertThat(store.encoder()).contains(Videos512.ENCODER);
      assertThatThrownBy(() -> LmdbIndexStore.open(directory))
          .isInstanceOf(IndexStoreException.class);
    }
  }

  @Test
  void aSecondOpenInTheSameProcessIsRefusedUntilTheFirstIsClosed() {
    LmdbIndexStore first = LmdbIndexStore.open(temporary);
    first.claim(Videos512.ENCODER);

    assertThatThrownBy(
            () -> LmdbIndexStore.open(temporary.resolve("../" + temporary.getFileName())))
        .isInstanceOf(IndexStoreException.class)
        .hasMessageContainingAll(temporary.toString(), "already open in this process");
    assertThat(first.encoder()).contains(Videos512.ENCODER);

    first.close();
    try (LmdbIndexStore second = LmdbIndexStore.open(temporary)) {
      first.close(); // closes nothing of the second's
      assertThatThrownBy(() -> LmdbIndexStore.open(temporary))
          .isInstanceOf(IndexStoreException.class);
      assertThat(second.encoder()).contains(Videos512.ENCODER);
    }
  }

  @Test
  void aFileIsNoDirectory() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "text");

    assertThatThrownBy(() -> LmdbIndexStore.open(file))
        .isInstanceOf(IndexStoreException.class)
        .hasMessageContainingAll(file.toString(), "it is a file");
    assertThatThrownBy(() -> LmdbIndexStore.open(file.resolve("below")))
        .isInstanceOf(IndexStoreException.class)
        .hasMessageContaining(file.toString());
    assertThat(file).hasContent("text");
  }

  @Test
  void filesThatAreNotLmdbsAreRefusedAndMayBeReplaced() throws IOException {
    byte[] garbage = new byte[100_000];
    new Random(1).nextBytes(garbage);
    for (byte[] content : List.of("no database".getBytes(US_ASCII), garbage)) {
      Files.write(temporary.resolve("data.mdb"), content);

      assertThatThrownBy(() -> LmdbIndexStore.open(temporary))
          .isInstanceOf(IndexStoreException.class)
          .hasMessageContainingAll(temporary.toString(), "cannot be opened", "restore");
      assertThat(temporary.resolve("data.mdb")).hasBinaryContent(content);
    }
    Files.delete(temporary.resolve("data.mdb"));

    LmdbIndexStore.open(temporary).close(); // the refused attempts have released it
  }

  @Test
  void aFileWithoutItsEndIsRefusedOrNothingIsMissing() throws IOException {
    Path whole = temporary.resolve("whole");
    List<VideoRecord> videos;
    List<SceneRecord> last;
    try (LmdbIndexStore store = LmdbIndexStore.open(whole)) {
      store.claim(Videos512.ENCODER);
      for (int i = 0; i < 60; i++) {
        Videos512.put(store, "video " + i, i, 1 + i % 4);
      }
      for (int i = 0; i < 60; i += 2) {
        store.remove("video " + i);
      }
      videos = store.videos();
      last = store.scenes("video 59");
    }
    Path data = whole.resolve("data.mdb");
    long size = Files.size(data);
    int refused = 0;
    for (long length = 1; length < size; length += 2047) {
      Path cut = Files.createDirectory(temporary.resolve("cut" + length));
      Files.copy(data, cut.resolve("data.mdb"));
      try (FileChannel file = FileChannel.open(cut.resolve("data.mdb"), StandardOpenOption.WRITE)) {
        file.truncate(length);
      }

      try (LmdbIndexStore store = LmdbIndexStore.open(cut)) {
        assertThat(store.videos()).isEqualTo(videos);
        assertThat(store.scenes("video 59")).isEqualTo(last);
        assertThat(store.search(query(last.get(0).embedding(), 100))).hasSize(videos.size());
      } catch (IndexStoreException e) {
        assertThat(e).hasMessageContaining(cut.toString());
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(10);
  }
}
