package io.github.clipsearch.store.lmdb;

import static io.github.clipsearch.store.StoreFixtures.randomVector;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.video;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.filter.TimeRange;
import io.github.clipsearch.store.Listing;
import io.github.clipsearch.store.ScanThreads;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VectorFormat;
import io.github.clipsearch.store.VectorQuery;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScanThreadsTest {
  private static final int DIMENSION = 512;

  @ParameterizedTest
  @EnumSource
  void anyNumberOfThreadsFindsTheSame(VectorFormat format, @TempDir Path directory) {
    Random random = new Random(6);
    try (LmdbIndexStore store =
        LmdbIndexStore.builder(directory)
            .vectorFormat(format)
            .scanThreads(ScanThreads.of(1))
            .open()) {
      store.claim(new EncoderIdentity("test/512", DIMENSION));
      for (int i = 0; i < 70; i++) { // up to several batches, in one part and in two
        float[][] vectors = new float[1 + i * 2][];
        Arrays.setAll(vectors, scene -> randomVector(random, DIMENSION));
        store.put(video("v" + i, vectors.length), scenes(vectors));
      }
    }
    float[] first = randomVector(random, DIMENSION);
    float[] second = randomVector(random, DIMENSION);
    List<VectorQuery> queries =
        List.of(
            VectorQuery.builder(first).listing(Listing.SCENES).limit(50).build(),
            VectorQuery.builder(first).timeRange(new TimeRange(3, 20)).limit(50).build(),
            VectorQuery.sequence(List.of(first, second), 5).limit(50).build());

    Function<Integer, List<SearchResult>> search =
        parallelism -> {
          try (LmdbIndexStore store =
              LmdbIndexStore.builder(directory).scanThreads(ScanThreads.of(parallelism)).open()) {
            return queries.stream().map(store::search).toList();
          }
        };

    List<SearchResult> alone = search.apply(1);
    for (int parallelism : new int[] {2, 5}) {
      List<SearchResult> together = search.apply(parallelism);
      for (int i = 0; i < queries.size(); i++) {
        assertThat(together.get(i).hits()).hasSize(50).isEqualTo(alone.get(i).hits());
      }
    }
  }
}
