package io.github.clipsearch.store;

import static io.github.clipsearch.filter.VideoFilter.metadata;
import static io.github.clipsearch.store.StoreFixtures.ENCODER;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.filter.TimeRange;
import io.github.clipsearch.filter.VideoFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every {@link IndexStore} makes of all that a query can say: filters, pages, listings,
 * sequences, what is left out. See {@link IndexStoreContract}.
 */
public abstract class IndexStoreQueryContract {
  private static final float[] X = vector(1, 0, 0, 0);
  private static final float[] Y = vector(0, 1, 0, 0);
  private static final float[] Z = vector(0, 0, 1, 0);

  private IndexStore store;

  /**
   * Makes an empty store.
   *
   * @return a new store, which the test closes
   */
  protected abstract IndexStore create();

  /** Scenes of one second each; by X the videos are "a", "b", "c" with 1, 0.8 and 0.6. */
  @BeforeEach
  void storeThreeVideos() {
    store = create();
    store.claim(ENCODER);
    store.put(video("a", 3, Map.of("year", 2019)), scenes(X, Y, Z));
    store.put(
        video("b", 2, Map.of("year", 2021, "place", "sea side")),
        scenes(vector(0.8, 0.6, 0, 0), Z));
    store.put(video("c", 1, Map.of("year", 2024, "place", "sea")), scenes(vector(0.6, 0.8, 0, 0)));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  /** The hits, such as "2 b#0,1 0.8" for the second, with its scenes and its score. */
  private List<String> found(VectorQuery.Builder query) {
    List<String> found = new ArrayList<>();
    for (VideoHit hit : store.search(query.build())) {
      List<String> numbers =
          hit.scenes().stream().map(scene -> Integer.toString(scene.number())).toList();
      found.add(
          String.format(
              Locale.ROOT,
              "%d %s#%s %.1f",
              hit.rank(),
              hit.video().id(),
              String.join(",", numbers),
              hit.score()));
    }
    return found;
  }

  static Stream<Arguments> filters() {
    return Stream.of(
        Arguments.of(VideoFilter.everything(), List.of("a", "b", "c")),
        Arguments.of(metadata("year").equalTo(2021), List.of("b")),
        Arguments.of(metadata("year").notEqualTo(2021), List.of("a", "c")),
        Arguments.of(metadata("year").in(2019, 2024), List.of("a", "c")),
        Arguments.of(metadata("year").atLeast(2021), List.of("b", "c")),
        Arguments.of(metadata("year").equalTo("2021"), List.of()),
        Arguments.of(metadata("place").startsWith("sea "), List.of("b")),
        Arguments.of(metadata("place").exists().not(), List.of("a")),
        Arguments.of(VideoFilter.durationAtLeast(2), List.of("a", "b")),
        Arguments.of(VideoFilter.ids("c", "nobody", "a"), List.of("a", "c")),
        Arguments.of(VideoFilter.ids(List.of()), List.of()),
        Arguments.of(VideoFilter.ids("b", "c").and(metadata("year").lessThan(2024)), List.of("b")),
        Arguments.of(VideoFilter.ids("a").or(metadata("place").equalTo("sea")), List.of("a", "c")));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void onlyVideosThatPassTheFilterAreFoundAndLookedAt(VideoFilter filter, List<String> expected) {
    for (Listing listing : Listing.values()) {
      SearchResult result =
          store.search(VectorQuery.builder(X).limit(100).listing(listing).filter(filter).build());

      assertThat(result.stream().map(hit -> hit.video().id()).distinct()).isEqualTo(expected);
      assertThat(result.cost().videos()).isEqualTo(expected.size());
    }
  }

  @Test
  void pagesFollowEachOther() {
    assertThat(found(VectorQuery.builder(X).limit(2)))
        .containsExactly("1 a#0,1,2 1.0", "2 b#0,1 0.8");
    assertThat(found(VectorQuery.builder(X).offset(2).limit(2))).containsExactly("3 c#0 0.6");
    assertThat(found(VectorQuery.builder(X).offset(3).limit(2))).isEmpty();
  }

  @Test
  void scoresBelowTheMinimumAreNotFound() {
    assertThat(found(VectorQuery.builder(X).limit(10).minimumScore(0.7)))
        .containsExactly("1 a#0,1,2 1.0", "2 b#0,1 0.8");
    assertThat(found(VectorQuery.builder(Y).limit(10).minimumShareOfBest(0.7)))
        .containsExactly("1 a#0,1,2 1.0", "2 c#0 0.8");
  }

  @Test
  void scenesAreListedOneByOne() {
    assertThat(found(VectorQuery.builder(X).limit(10).listing(Listing.SCENES).scenesPerVideo(2)))
        .containsExactly("1 a#0 1.0", "2 b#0 0.8", "3 c#0 0.6", "4 a#1 0.0", "5 b#1 0.0");
  }

  @Test
  void onlyScenesOfTheTimeRangeCount() {
    TimeRange fromTheSecondSecond = new TimeRange(1, Double.POSITIVE_INFINITY);

    assertThat(found(VectorQuery.builder(Y).limit(10).timeRange(fromTheSecondSecond)))
        .containsExactly("1 a#1,2 1.0", "2 b#1 0.0");
  }

  @Test
  void whatIsLeftOutIsNotFound() {
    assertThat(found(VectorQuery.builder(X).limit(10).excludeVideo("a").excludeVideo("nobody")))
        .containsExactly("1 b#0,1 0.8", "2 c#0 0.6");
    assertThat(found(VectorQuery.builder(X).limit(10).excludeScene("a", 0).excludeScene("a", 9)))
        .containsExactly("1 b#0,1 0.8", "2 c#0 0.6", "3 a#1,2 0.0");
  }

  @Test
  void sequencesAreFoundInOrder() {
    assertThat(found(VectorQuery.sequence(List.of(X, Y), 10).limit(10)))
        .containsExactly("1 a#0,1 1.0", "2 b#0,1 0.4");
    assertThat(found(VectorQuery.sequence(List.of(Y, X), 10).limit(10)))
        .containsExactly("1 a#1,2 0.5", "2 b#0,1 0.3");
  }
}
