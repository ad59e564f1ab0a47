package io.github.clipsearch.store.solr;

import static io.github.clipsearch.store.StoreFixtures.randomVector;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.filter.TimeRange;
import io.github.clipsearch.filter.VideoFilter;
import io.github.clipsearch.ranking.VideoRanking;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.IndexCopy;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.Listing;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More scenes than are all proposed, compared with an exact search of the same videos; and moved
 * from an LMDB index and back.
 */
final class ManyScenesTest {
  private static final int DIMENSION = 32;
  private static final int VIDEOS = 120;
  private static final int SCENES = 25;
  private static final int QUERIES = 8;

  private static final IndexStore EXACT = new InMemoryIndexStore();
  private static final String NAME = TestCluster.newName();
  private static final SolrIndexStore SOLR = TestCluster.builder(NAME).open();

  @BeforeAll
  static void copyFromLmdb(@TempDir Path folder) {
    Random random = new Random(5);
    try (IndexStore lmdb = LmdbIndexStore.open(folder)) {
      lmdb.claim(new EncoderIdentity("test/many", DIMENSION));
      for (int i = 0; i < VIDEOS; i++) {
        float[][] vectors = new float[SCENES][];
        Arrays.setAll(vectors, scene -> randomVector(random, DIMENSION));
        lmdb.put(video("v" + i, SCENES, Map.of("number", i)), scenes(vectors));
      }
      IndexCopy.copy(lmdb, EXACT);
    }
    assertThat(move(folder, SOLR)).isEqualTo(new IndexCopy.Report(VIDEOS, 0));
  }

  /** As in docs/scale-out.md. */
  static IndexCopy.Report move(Path directory, IndexStore solr) {
    try (IndexStore lmdb = LmdbIndexStore.open(directory)) {
      return IndexCopy.copy(lmdb, solr);
    }
  }

  @AfterAll
  static void close() {
    SOLR.close();
    EXACT.close();
  }

  @Test
  void whatWasCopiedFromLmdbComesBackSceneForScene(@TempDir Path folder) {
    try (IndexStore back = LmdbIndexStore.open(folder)) {
      assertThat(IndexCopy.copy(SOLR, back)).isEqualTo(new IndexCopy.Report(VIDEOS, 0));
      assertThat(back.encoder()).isEqualTo(EXACT.encoder());
      assertSameContent(back, EXACT);
      assertThat(IndexCopy.copy(SOLR, back)).isEqualTo(new IndexCopy.Report(0, VIDEOS));
    }
    assertSameContent(SOLR, EXACT);
  }

  private static void assertSameContent(IndexStore store, IndexStore other) {
    assertThat(contents(store)).isEqualTo(contents(other));
  }

  private static Map<VideoRecord, List<SceneRecord>> contents(IndexStore store) {
    Map<VideoRecord, List<SceneRecord>> contents = new HashMap<>();
    store.videos().forEach(video -> contents.put(video, store.scenes(video.id())));
    return contents;
  }

  /** The share of the exact hits that Solr finds; those that both find have the same scores. */
  private static double recall(Function<Random, VectorQuery.Builder> queries) {
    Random random = new Random(6);
    int wanted = 0;
    int found = 0;
    for (int i = 0; i < QUERIES; i++) {
      VectorQuery query = queries.apply(random).build();
      Map<String, Double> exact = scores(EXACT.search(query));
      Map<String, Double> approximate = scores(SOLR.search(query));
      wanted += exact.size();
      Set<String> both = new HashSet<>(exact.keySet());
      both.retainAll(approximate.keySet());
      found += both.size();
      for (String hit : both) {
        assertThat(approximate.get(hit)).isCloseTo(exact.get(hit), within(1e-6));
      }
    }
    return found / (double) wanted;
  }

  private static Map<String, Double> scores(SearchResult result) {
    Map<String, Double> scores = new HashMap<>();
    for (VideoHit hit : result) {
      scores.put(
          hit.video().id() + "/" + hit.scenes().stream().map(scene -> scene.number()).toList(),
          hit.score());
    }
    return scores;
  }

  private static VectorQuery.Builder one(Random random) {
    return VectorQuery.builder(randomVector(random, DIMENSION));
  }

  @Test
  void theBestScenesAreFound() {
    assertThat(recall(random -> one(random).listing(Listing.SCENES))).isGreaterThan(0.95);
    assertThat(recall(random -> one(random).listing(Listing.SCENES).scenesPerVideo(1)))
        .isGreaterThan(0.95);
    assertThat(recall(random -> one(random).listing(Listing.SCENES).offset(10)))
        .isGreaterThan(0.95);
  }

  @Test
  void theVideosWithTheBestScenesAreFoundWithAllTheirScenes() {
    assertThat(recall(random -> one(random))).isGreaterThan(0.95);
    assertThat(recall(random -> one(random).minimumShareOfBest(0.9))).isGreaterThan(0.95);
    assertThat(recall(random -> one(random).minimumScore(0.5))).isGreaterThan(0.95);
  }

  @Test
  void filtersAndTimesNarrowWhatSolrLooksAt() {
    VideoFilter few = VideoFilter.metadata("number").in(3, 50, 77);
    VideoFilter half = VideoFilter.metadata("number").lessThan(VIDEOS / 2);

    assertThat(recall(random -> one(random).filter(few))).isEqualTo(1);
    assertThat(recall(random -> one(random).filter(half))).isGreaterThan(0.95);
    assertThat(recall(random -> one(random).timeRange(new TimeRange(3, 5)))).isEqualTo(1);
    assertThat(recall(random -> one(random).filter(half.not()).timeRange(new TimeRange(0, 20))))
        .isGreaterThan(0.95);
  }

  @Test
  void moreLikeThisFindsOthers() {
    float[] scene = EXACT.scenes("v7").get(3).embedding();

    assertThat(recall(random -> VectorQuery.builder(scene).excludeScene("v7", 3)))
        .isGreaterThan(0.95);
    assertThat(recall(random -> VectorQuery.builder(scene).excludeVideo("v7"))).isGreaterThan(0.95);
    assertThat(SOLR.search(VectorQuery.builder(scene).excludeVideo("v7").build()))
        .extracting(hit -> hit.video().id())
        .hasSize(10)
        .doesNotContain("v7");
  }

  @Test
  void rankingsOfAllScenesAreExactForTheVideosThatAreProposed() {
    // That a video is good on average does not make one of its scenes one of the best.
    assertThat(recall(random -> one(random).ranking(VideoRanking.meanOfTop(3)))).isGreaterThan(0.9);
    assertThat(recall(random -> one(random).ranking(VideoRanking.mean()).limit(3)))
        .isGreaterThan(0.5);
  }

  @Test
  void sequencesAreFoundAmongTheVideosOfTheirBestScenes() {
    assertThat(
            recall(
                random ->
                    VectorQuery.sequence(
                            List.of(
                                randomVector(random, DIMENSION), randomVector(random, DIMENSION)),
                            10)
                        .limit(5)))
        .isGreaterThan(0.9);
  }

  @Test
  void aResultSaysWhetherAllScenesWereProposed() {
    VectorQuery.Builder query = one(new Random(8));

    SearchResult some = SOLR.search(query.build());
    SearchResult all = SOLR.search(query.limit(VIDEOS).build());
    SearchResult few = SOLR.search(query.filter(VideoFilter.ids("v1", "v2")).build());

    assertThat(some.exact()).isFalse();
    assertThat(some.cost().videos()).isBetween(10L, (long) VIDEOS);
    assertThat(few.exact()).isTrue();
    assertThat(few.cost().scenes()).isEqualTo(2 * SCENES);
    assertThat(all.hits()).isEqualTo(EXACT.search(one(new Random(8)).limit(VIDEOS).build()).hits());
  }

  @Test
  void noMoreIsProposedThanWasAllowed() {
    try (SolrIndexStore store = TestCluster.builder(NAME).mostCandidates(1).open()) {
      // a thousand, two thirds of them from videos that are not among the best
      SearchResult result = store.search(one(new Random(8)).limit(Integer.MAX_VALUE).build());

      assertThat(result.exact()).isFalse();
      assertThat(result.hits()).isNotEmpty();
    }
  }
}
