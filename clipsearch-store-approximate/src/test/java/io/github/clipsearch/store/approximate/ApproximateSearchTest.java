package io.github.clipsearch.store.approximate;

import static io.github.clipsearch.filter.VideoFilter.metadata;
import static io.github.clipsearch.store.approximate.Footage.names;
import static io.github.clipsearch.store.approximate.Footage.scenesNear;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.filter.VideoFilter;
import io.github.clipsearch.ranking.VideoRanking;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VectorQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 20,000 scenes in the graph and 1,000 that are pending, compared with the exact search. */
class ApproximateSearchTest {
  private static final int IN_GRAPH = 2000;
  private static final int VIDEOS = 2100;
  private static final int QUERIES = 50;

  private static InMemoryIndexStore exact;
  private static ApproximateIndexStore store;

  @BeforeAll
  static void build(@TempDir Path directory) {
    exact = new InMemoryIndexStore();
    store =
        ApproximateIndexStore.builder(exact, directory)
            .fromScenes(1000)
            .batch(Long.MAX_VALUE, Duration.ofDays(1))
            .open();
    store.claim(Footage.ENCODER);
    Footage.put(store, 0, IN_GRAPH);
    store.awaitGraph();
    Footage.put(store, IN_GRAPH, VIDEOS);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Test
  void theGraphHasWhatWasStoredBeforeAndTheRestIsPending() {
    assertThat(store.graph()).isEqualTo(new GraphState(20_000, 100, 1000, false, Optional.empty()));
  }

  @Test
  void nearlyAllOfTheNearestScenesAreFoundAtAFractionOfTheCost() {
    int wanted = 0;
    int found = 0;
    for (int i = 0; i < QUERIES; i++) {
      VectorQuery query = scenesNear(i).limit(10).build();
      SearchResult result = store.search(query);
      List<String> nearest = names(exact.search(query));
      wanted += nearest.size();
      found += (int) names(result).stream().filter(nearest::contains).count();
      assertThat(result.exact()).isFalse();
      assertThat(result.cost().scenes()).isLessThan(10_000);
    }
    assertThat(wanted).isEqualTo(10 * QUERIES);
    assertThat((double) found / wanted).isGreaterThan(0.95);
  }

  @Test
  void videosAreRankedByTheirBestScenesAndShowAllOfThem() {
    int found = 0;
    for (int i = 0; i < QUERIES; i++) {
      VectorQuery query = VectorQuery.builder(Footage.query(i)).limit(5).build();
      SearchResult result = store.search(query);
      SearchResult expected = exact.search(query);
      assertThat(result.exact()).isFalse();
      assertThat(result.hits()).hasSize(5).allSatisfy(hit -> assertThat(hit.scenes()).hasSize(10));
      found += (int) result.stream().filter(hit -> expected.hits().contains(hit)).count();
    }
    assertThat(found).isGreaterThan(QUERIES * 5 * 9 / 10);
  }

  @Test
  void whatIsPendingIsFoundAtOnce() {
    for (int number = IN_GRAPH; number < VIDEOS; number++) {
      float[] itsOwn = Footage.vectors(number, 0, 10)[3];
      SearchResult result = store.search(VectorQuery.builder(itsOwn).limit(1).build());
      assertThat(result.exact()).isFalse();
      assertThat(names(result)).containsExactly(Footage.id(number) + "#3");
    }
  }

  @Test
  void pagesFitTogether() {
    List<String> all = names(store.search(scenesNear(1).limit(100).build()));
    List<String> pages = new ArrayList<>();
    for (int offset = 0; offset < 100; offset += 10) {
      SearchResult page = store.search(scenesNear(1).offset(offset).limit(10).build());
      assertThat(page.exact()).isFalse();
      assertThat(page.hits().get(0).rank()).isEqualTo(offset + 1);
      pages.addAll(names(page));
    }
    assertThat(pages).isEqualTo(all);
    assertThat(new HashSet<>(pages)).hasSize(100);
  }

  @Test
  void deepPagesAreExact() {
    VectorQuery query = scenesNear(2).offset(100).limit(10).build();

    SearchResult result = store.search(query);

    assertThat(result.exact()).isTrue();
    assertThat(result.hits()).isEqualTo(exact.search(query).hits());
  }

  @Test
  void aWideFilterGoesThroughTheGraph() {
    for (int i = 0; i < QUERIES; i++) {
      VectorQuery query = scenesNear(i).limit(10).filter(metadata("tenth").atLeast(5)).build();

      SearchResult result = store.search(query);

      assertThat(result.exact()).isFalse();
      assertThat(result.hits())
          .hasSize(10)
          .allSatisfy(
              hit ->
                  assertThat((Long) hit.video().metadata().get("tenth")).isGreaterThanOrEqualTo(5));
    }
  }

  @Test
  void aNarrowFilterIsAnsweredExactly() {
    for (VideoFilter narrow :
        List.of(
            VideoFilter.ids(Footage.id(7), Footage.id(IN_GRAPH + 7)),
            metadata("take").equalTo(1),
            metadata("tenth").equalTo(3).and(VideoFilter.durationAtLeast(1000)))) {
      VectorQuery query = scenesNear(3).limit(10).filter(narrow).build();

      SearchResult result = store.search(query);

      assertThat(result.exact()).isTrue();
      assertThat(result.hits()).isEqualTo(exact.search(query).hits());
    }
  }

  @Test
  void whereVideosAreListedOnceFromAFewManyAreLookedAt() {
    VectorQuery query = scenesNear(4).limit(20).scenesPerVideo(1).build();

    assertThat(names(store.search(query))).hasSize(20).doesNotHaveDuplicates();
    assertThat(store.search(query).stream().map(hit -> hit.video().id()))
        .hasSize(20)
        .doesNotHaveDuplicates();
  }

  @Test
  void aMinimumScoreEndsTheHits() {
    VectorQuery all = scenesNear(5).limit(20).build();
    double tenth = exact.search(all).hits().get(9).score();

    SearchResult result = store.search(scenesNear(5).limit(20).minimumScore(tenth).build());

    assertThat(result.hits()).hasSize(10);
    assertThat(result.hits()).isEqualTo(exact.search(all).hits().subList(0, 10));
  }

  @Test
  void whatIsLeftOutIsNotFound() {
    float[] itsOwn = Footage.vectors(17, 0, 10)[3];

    SearchResult without =
        store.search(VectorQuery.builder(itsOwn).limit(5).excludeVideo(Footage.id(17)).build());

    assertThat(without.hits()).hasSize(5);
    assertThat(names(without)).noneMatch(name -> name.startsWith(Footage.id(17)));
  }

  @Test
  void otherRankingsAndSequencesAreExact() {
    List<VectorQuery> queries =
        List.of(
            VectorQuery.builder(Footage.query(6)).ranking(VideoRanking.mean()).build(),
            VectorQuery.builder(Footage.query(6)).ranking(VideoRanking.meanOfTop(2)).build(),
            VectorQuery.sequence(List.of(Footage.query(6), Footage.query(7)), 5).build());
    for (VectorQuery query : queries) {
      SearchResult result = store.search(query);

      assertThat(result.exact()).isTrue();
      assertThat(result.hits()).isEqualTo(exact.search(query).hits());
    }
  }
}
