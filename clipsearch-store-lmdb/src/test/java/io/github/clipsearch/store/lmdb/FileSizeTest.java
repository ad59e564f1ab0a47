package io.github.clipsearch.store.lmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSizeTest {
  @ParameterizedTest
  @CsvSource({
    "1, 400", "2, 400", "3, 300", "4, 300", "5, 300", "7, 200", "9, 200", "10, 200", "100, 50",
    "1000, 5"
  })
  void theFileIsAsLargeAsPromised(int sceneCount, int videoCount, @TempDir Path directory)
      throws IOException {
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      store.claim(Videos512.ENCODER);
      for (int i = 0; i < videoCount; i++) {
        int inNoOrder = i * 7919 % videoCount;
        Videos512.put(store, "video " + inNoOrder, i, sceneCount);
      }
      assertThat(store.videos()).hasSize(videoCount);
    }

    long perVideo = Files.size(directory.resolve("data.mdb")) / videoCount;

    // vectors of 2 KiB fill pages of 4 KiB badly when there are few
    long perVideoAtMost = sceneCount < 5 ? 3072 : 2048;
    assertThat(perVideo).isLessThan((long) (sceneCount * (1.1 * 2048 + 200)) + perVideoAtMost);
  }
}
