package io.github.clipsearch.store.lmdb;

import static io.github.clipsearch.store.StoreFixtures.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.VideoRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
  private static final int[] STORED_WHEN_KILLED = {1, 9, 30, 55, 90};

  @Test
  void whatAKilledProcessStoredIsThereAndWhole(@TempDir Path temporary) throws Exception {
    Path directory = temporary.resolve("index");
    Map<String, Integer> acknowledged = new HashMap<>();
    int next = 0;
    for (int count : STORED_WHEN_KILLED) {
      try (WritingProcess writer =
          WritingProcess.start(directory, temporary.resolve("errors"), next, Integer.MAX_VALUE)) {
        for (int i = 0; i < count; i++) {
          int number = writer.nextStored();
          acknowledged.put(WritingProcess.id(number), number);
        }
        writer.kill();
        writer.stored().forEach(number -> acknowledged.put(WritingProcess.id(number), number));
      }

      next = 1 + assertWhole(directory, acknowledged);
    }
    assertThat(next).isGreaterThan(WritingProcess.IDS); // some were replaced
  }

  /** Returns the highest number that is stored. */
  private static int assertWhole(Path directory, Map<String, Integer> acknowledged) {
    int highest = -1;
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      Map<String, Integer> stored = new HashMap<>();
      for (VideoRecord video : store.videos()) {
        int number = number(video);
        stored.put(video.id(), number);
        highest = Math.max(highest, number);
        int sceneCount = WritingProcess.sceneCount(number);
        assertThat(video).isEqualTo(Videos512.record(video.id(), number, sceneCount));
        assertThat(store.scenes(video.id())).isEqualTo(Videos512.sceneRecords(number, sceneCount));
      }
      assertThat(stored.keySet()).containsAll(acknowledged.keySet());
      acknowledged.forEach(
          (id, number) -> assertThat(stored.get(id)).isGreaterThanOrEqualTo(number));

      float[] wanted = Videos512.sceneRecords(0, 1).get(0).embedding();
      assertThat(store.search(query(wanted, 1000)))
          .extracting(VideoHit::video)
          .containsExactlyInAnyOrderElementsOf(store.videos());
    }
    return highest;
  }

  private static int number(VideoRecord video) {
    return Math.toIntExact((Long) video.metadata().getOrDefault("number", -1L));
  }
}
