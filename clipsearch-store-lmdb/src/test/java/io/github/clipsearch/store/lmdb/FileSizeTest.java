package io.github.clipsearch.store.lmdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.store.Metadata;
import io.github.clipsearch.store.SourceStamp;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.VideoStatus;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.FrameSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSizeTest {
  private static final Instant TIME = Instant.parse("2026-02-03T04:05:06.123456789Z");

  @ParameterizedTest
  @CsvSource({
    "1, 1000", "2, 1000", "3, 2000", "4, 1000", "5, 500", "7, 500", "9, 500", "10, 500", "100, 50",
    "1000, 5"
  })
  void theFileIsAsLargeAsPromised(int sceneCount, int videoCount, @TempDir Path directory)
      throws IOException {
    List<Integer> inNoOrder =
        IntStream.range(0, videoCount).boxed().collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(inNoOrder, new Random(1));
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      store.claim(Videos512.ENCODER);
      for (int i : inNoOrder) {
        store.put(record(i, sceneCount), Videos512.sceneRecords(i, sceneCount));
      }
      assertThat(store.videos()).hasSize(videoCount);
    }

    long perVideo = Files.size(directory.resolve("data.mdb")) / videoCount;

    // three vectors of 2 KiB are a little more than fits a page and half of another
    int perVideoAtMost = sceneCount == 3 ? 2304 : 2048;
    assertThat(perVideo)
        .isLessThanOrEqualTo((long) (sceneCount * (1.1 * 2048 + 200)) + perVideoAtMost);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 400", "2, 400", "3, 300", "4, 300", "5, 300", "7, 200", "9, 200", "10, 200", "100, 50",
    "1000, 5"
  })
  void soIsThatOfSomeHundredInAnOrderThatLeavesGaps(
      int sceneCount, int videoCount, @TempDir Path directory) throws IOException {
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

  /** As an engine makes it. */
  private static VideoRecord record(int number, int sceneCount) {
    return new VideoRecord(
        "%032x".formatted(new Random(number).nextLong()),
        URI.create("file:///home/somebody/videos/holidays/2026/IMG_20260718_142233.mp4"),
        1920,
        1080,
        250L * sceneCount,
        10.01 * sceneCount,
        sceneCount,
        VideoStatus.COMPLETE,
        List.of(),
        Metadata.copyOf(Map.of()),
        new SourceStamp(
            "0123456789abcdef".repeat(4),
            123_456_789,
            TIME,
            "transition(threshold=0.4, gradual=true, minimumSceneSeconds=0.25,"
                + " shortScenes=SUPPRESS, version=2) spread(3)"),
        new FrameSource("humble", FrameSelection.all()),
        TIME);
  }
}
