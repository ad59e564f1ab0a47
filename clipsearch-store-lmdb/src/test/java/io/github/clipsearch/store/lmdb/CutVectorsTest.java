package io.github.clipsearch.store.lmdb;

import static io.github.clipsearch.store.StoreFixtures.randomVector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.filter.VideoFilter;
import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VectorFormat;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoHit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A search reads vectors that are cut in two where they are; whoever asks for scenes gets whole
 * ones.
 */
class CutVectorsTest {
  private static final int VIDEOS = 40;

  @ParameterizedTest
  @EnumSource
  void scoreAsWholeOnes(VectorFormat format, @TempDir Path directory) {
    try (LmdbIndexStore store = LmdbIndexStore.builder(directory).vectorFormat(format).open()) {
      store.claim(Videos512.ENCODER);
      for (int i = 0; i < VIDEOS; i++) {
        Videos512.put(store, id(i), i, 1 + i);
      }
      float[] wanted = randomVector(new Random(-1), Videos512.DIMENSION);
      VectorQuery.Builder query = VectorQuery.builder(wanted).limit(VIDEOS);

      assertScores(store, wanted, store.search(query.build()).hits(), VIDEOS);
      VideoFilter some = VideoFilter.ids(List.of(id(3), id(7), id(20), "not there"));
      assertScores(store, wanted, store.search(query.filter(some).build()).hits(), 3);
    }
    assertThat(cut(directory)).as("videos whose vectors are cut").hasSizeBetween(5, VIDEOS - 5);
  }

  private static String id(int number) {
    return "video " + number;
  }

  private static void assertScores(
      LmdbIndexStore store, float[] wanted, List<VideoHit> hits, int videos) {
    assertThat(hits).hasSize(videos);
    for (VideoHit hit : hits) {
      int number = Integer.parseInt(hit.video().id().substring("video ".length()));
      List<SceneRecord> put = Videos512.sceneRecords(number, 1 + number);
      List<SceneRecord> kept = store.scenes(hit.video().id());
      assertThat(hit.scenes()).hasSameSizeAs(put);
      for (SceneHit scene : hit.scenes()) {
        assertThat(scene.score())
            .as("scene %d of %s", scene.number(), hit.video().id())
            .isCloseTo(cosine(wanted, kept.get(scene.number())), within(3e-6))
            .isCloseTo(cosine(wanted, put.get(scene.number())), within(0.005));
      }
    }
  }

  private static double cosine(float[] wanted, SceneRecord scene) {
    float[] vector = scene.embedding();
    double cosine = 0;
    for (int i = 0; i < wanted.length; i++) {
      cosine += (double) wanted[i] * vector[i];
    }
    return cosine;
  }

  private static List<String> cut(Path directory) {
    List<String> ids = new ArrayList<>();
    try (RawIndex raw = new RawIndex(directory)) {
      for (int i = 0; i < VIDEOS; i++) {
        if (raw.get("tails", id(i)).isPresent()) {
          ids.add(id(i));
        }
      }
    }
    return ids;
  }
}
