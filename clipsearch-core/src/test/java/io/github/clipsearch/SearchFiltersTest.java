package io.github.clipsearch;

import static io.github.clipsearch.filter.VideoFilter.metadata;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.filter.TimeRange;
import io.github.clipsearch.filter.VideoFilter;
import io.github.clipsearch.query.Query;
import io.github.clipsearch.store.Listing;
import io.github.clipsearch.store.SearchResult;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Filters of a request reach the store: what they refuse is neither found nor scored. */
class SearchFiltersTest extends SearchFixture {
  static Stream<Arguments> filters() {
    return Stream.of(
        Arguments.of(metadata("year").equalTo(2024), List.of("holiday")),
        Arguments.of(metadata("year").notEqualTo(2024), List.of("coast", "city")),
        Arguments.of(metadata("year").in(2019, 2021), List.of("coast", "city")),
        Arguments.of(metadata("year").lessThan(2021), List.of("city")),
        Arguments.of(metadata("year").greaterThan(2021), List.of("holiday")),
        Arguments.of(metadata("year").between(2019, 2021), List.of("coast", "city")),
        Arguments.of(metadata("place").exists(), List.of("holiday", "coast")),
        Arguments.of(metadata("place").startsWith("sea "), List.of("coast")),
        Arguments.of(
            metadata("place").exists().and(metadata("year").lessThan(2024)), List.of("coast")),
        Arguments.of(
            metadata("year").equalTo(2019).or(metadata("place").equalTo("sea")),
            List.of("holiday", "city")),
        Arguments.of(metadata("place").exists().not(), List.of("city")),
        Arguments.of(VideoFilter.durationAtLeast(2.5), List.of("holiday")),
        Arguments.of(VideoFilter.durationAtMost(2.5), List.of("coast", "city")),
        Arguments.of(VideoFilter.ids("city", "coast"), List.of("coast", "city")),
        Arguments.of(VideoFilter.inFolder(Path.of("/videos/coast")), List.of("coast")),
        Arguments.of(VideoFilter.inFolder(Path.of("/videos/c")), List.of()));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void onlyVideosThatPassAreFound(VideoFilter filter, List<String> expected) {
    for (Listing listing : Listing.values()) {
      SearchResult result =
          engine.search(SearchRequest.text("beach").filter(filter).listing(listing).build());

      assertThat(result.stream().map(hit -> hit.video().id()).distinct())
          .containsExactlyElementsOf(expected);
      assertThat(result.cost().videos()).isEqualTo(expected.size());
    }
    assertThat(
            engine
                .search(
                    SearchRequest.of(Query.text("beach").then(Query.text("night")))
                        .filter(filter)
                        .build())
                .stream()
                .map(hit -> hit.video().id()))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void onlyScenesOfTheTimeRangeAreFound() {
    TimeRange fromTheSecondScene = new TimeRange(1, Double.POSITIVE_INFINITY);

    assertThat(found(SearchRequest.text("beach").timeRange(fromTheSecondScene)))
        .containsExactly("coast#1 0.8", "holiday#1,2 0.6", "city#1 0.0");
    assertThat(
            found(
                SearchRequest.text("beach")
                    .timeRange(fromTheSecondScene)
                    .listing(Listing.SCENES)
                    .limit(2)))
        .containsExactly("coast#1 0.8", "holiday#1 0.6");
    assertThat(
            found(
                SearchRequest.of(Query.text("beach").then(Query.text("night")))
                    .timeRange(fromTheSecondScene)))
        .containsExactly("holiday#1,2 0.8");
  }
}
