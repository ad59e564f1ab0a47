package io.github.clipsearch;

import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.query.Query;
import io.github.clipsearch.ranking.VideoRanking;
import io.github.clipsearch.store.Listing;
import io.github.clipsearch.store.SearchCost;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VideoHit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which of the hits are returned, and in which order. */
class SearchPagesTest extends SearchFixture {
  @Test
  void theRankingOrdersVideos() {
    assertThat(found(SearchRequest.text("beach").ranking(VideoRanking.bestScene())))
        .containsExactly("holiday#0,1,2 1.0", "coast#0,1 0.8", "city#0,1 0.0");
    assertThat(found(SearchRequest.text("beach").ranking(VideoRanking.mean())))
        .containsExactly("coast#0,1 0.8", "holiday#0,1,2 0.533", "city#0,1 0.0");
    assertThat(found(SearchRequest.text("beach").ranking(VideoRanking.meanOfTop(2))))
        .containsExactly("coast#0,1 0.8", "holiday#0,1,2 0.8", "city#0,1 0.0");
  }

  @Test
  void pagesFitTogetherAlsoWhereScoresAreEqual() {
    for (int i = 0; i < 5; i++) {
      put("twin" + i, Map.of(), scenes(vector(0, 0, 1, 0), vector(0, 0, 1, 0)));
    }
    for (Listing listing : Listing.values()) {
      SearchRequest.Builder request = SearchRequest.text("car").listing(listing);
      List<VideoHit> all = engine.search(request.limit(100).build()).hits();

      List<VideoHit> pages = new ArrayList<>();
      for (int offset = 0; offset < all.size(); offset += 3) {
        SearchRequest page = request.offset(offset).limit(3).build();
        assertThat(engine.search(page).hits()).isEqualTo(engine.search(page).hits());
        pages.addAll(engine.search(page).hits());
      }
      request.offset(0);

      assertThat(all).hasSize(listing == Listing.VIDEOS ? 8 : 17);
      assertThat(pages).isEqualTo(all);
      assertThat(pages)
          .extracting(VideoHit::rank)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, all.size()).boxed().toList());
    }
    assertThat(found(SearchRequest.text("car").listing(Listing.SCENES).limit(4)))
        .containsExactly("city#1 1.0", "twin0#0 1.0", "twin0#1 1.0", "twin1#0 1.0");
    assertThat(found(SearchRequest.text("car").offset(100))).isEmpty();
  }

  @Test
  void aVideoMayFillNoMoreThanItsShareOfTheScenes() {
    assertThat(
            found(SearchRequest.text("beach").listing(Listing.SCENES).scenesPerVideo(1).limit(3)))
        .containsExactly("holiday#0 1.0", "coast#0 0.8", "city#0 0.0");
  }

  @Test
  void hitsBelowAScoreAreLeftOut() {
    assertThat(found(SearchRequest.text("beach").minimumScore(0.75)))
        .containsExactly("holiday#0,1,2 1.0", "coast#0,1 0.8");
    assertThat(found(SearchRequest.text("beach").listing(Listing.SCENES).minimumScore(0.9)))
        .containsExactly("holiday#0 1.0");
    assertThat(
            found(
                SearchRequest.of(Query.text("car").then(Query.text("people"))).minimumScore(0.35)))
        .containsExactly("holiday#0,1 0.4");
  }

  @Test
  void hitsFarBelowTheBestAreLeftOutOnEveryPage() {
    SearchRequest.Builder request = SearchRequest.text("beach").minimumShareOfBest(0.75);

    assertThat(found(request)).containsExactly("holiday#0,1,2 1.0", "coast#0,1 0.8");
    assertThat(found(request.offset(1))).containsExactly("coast#0,1 0.8");
    assertThat(found(request.offset(0).listing(Listing.SCENES)))
        .containsExactly("holiday#0 1.0", "coast#0 0.8", "coast#1 0.8");
  }

  @Test
  void theResultSaysWhatWasLookedAt() {
    SearchResult result = engine.search("beach", 1);
    SearchCost cost = result.cost();

    assertThat(result.exact()).isTrue();
    assertThat(cost.videos()).isEqualTo(3);
    assertThat(cost.scenes()).isEqualTo(7);
    assertThat(cost.total()).isEqualTo(cost.encode().plus(cost.scan()).plus(cost.rank()));
    assertThat(engine.search(SearchRequest.of(Query.scene("city", 0)).build()).cost().scenes())
        .isEqualTo(6);
  }
}
