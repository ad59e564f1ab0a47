package io.github.clipsearch.store.solr;

import static io.github.clipsearch.filter.VideoFilter.metadata;
import static io.github.clipsearch.store.StoreFixtures.ENCODER;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.filter.InFolder;
import io.github.clipsearch.filter.VideoFilter;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoRecord;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Solr makes of filters is what {@link VideoFilter#matches} makes of them. */
final class FiltersTest {
  private static final List<Object> VALUES =
      List.of(
          0L,
          -0.0,
          1L,
          1.5,
          -1.5,
          -7L,
          1e-300,
          1e300,
          -1e300,
          Double.MIN_VALUE,
          Long.MAX_VALUE,
          Long.MAX_VALUE - 1,
          Long.MIN_VALUE,
          (1L << 53) + 1,
          (double) (1L << 53),
          (1L << 62) + 1,
          9.3e18,
          true,
          false,
          "",
          "1",
          "true",
          "sea",
          "sea side",
          "seä",
          "\ud83d",
          "\ud83d\ude00",
          "\uff5e",
          "a*b? +(c) \"d\" \\ {!x}",
          "x".repeat(1000),
          "x".repeat(1001),
          "x".repeat(40_000));

  private static final List<String> URIS =
      List.of(
          "file:///videos/a/clip.mp4",
          "FILE:///videos/a/b/clip.mp4",
          "file:///videos/ab/clip.mp4",
          "file:/videos/a%20b/clip.mp4",
          "file://host/videos/a/clip.mp4",
          "https://example.org/videos/a/clip.mp4",
          "urn:clip:1",
          "clip.mp4",
          "file:///" + "d/".repeat(20_000) + "clip.mp4");

  private final ReusedCollection collection = new ReusedCollection();
  private final IndexStore store = collection.create();
  private final List<VideoRecord> records = new ArrayList<>();

  @AfterEach
  void close() {
    store.close();
  }

  private void store(VideoRecord record) {
    store.put(record, scenes(vector(1, 0, 0, 0)));
    records.add(record);
  }

  private static VideoRecord at(VideoRecord video, URI uri) {
    return video.with(uri, video.metadata(), video.source());
  }

  private List<String> passing(VideoFilter filter) {
    return records.stream().filter(filter::matches).map(VideoRecord::id).sorted().toList();
  }

  /** What Solr finds, past the store. */
  private static List<String> matching(FilterQuery query) {
    ModifiableSolrParams params = new ModifiableSolrParams();
    params.set("q", "+kind:video +(" + query.text() + ")").set("rows", 1000).set("fl", "id");
    return ReusedCollection.query(params).stream()
        .map(document -> Keys.id((String) document.getFirstValue("id")))
        .sorted()
        .toList();
  }

  private static Stream<VideoFilter> filters() {
    VideoFilter year = metadata("value").atLeast(1);
    Stream<VideoFilter> ofValues =
        VALUES.stream()
            .flatMap(
                value ->
                    value instanceof Boolean
                        ? Stream.of(metadata("value").equalTo(value))
                        : Stream.of(
                            metadata("value").equalTo(value),
                            metadata("value").lessThan(value),
                            metadata("value").atMost(value),
                            metadata("value").atLeast(value),
                            metadata("value").greaterThan(value)));
    Stream<VideoFilter> ofPrefixes =
        Stream.of("", "s", "sea", "\ud83d", "x".repeat(1000), "x".repeat(1001), "a*")
            .map(prefix -> metadata("value").startsWith(prefix));
    Stream<VideoFilter> ofFolders =
        Stream.of(
                "file:///videos",
                "file:///videos/a",
                "file:///",
                "file:///videos/a%20b",
                "file://host/videos",
                "https://example.org/",
                "file:///" + "d/".repeat(10_000))
            .map(folder -> new InFolder(URI.create(folder)));
    Stream<VideoFilter> others =
        Stream.of(
            VideoFilter.everything(),
            VideoFilter.durationAtLeast(2),
            VideoFilter.durationAtMost(1.5),
            VideoFilter.durationAtMost(0),
            metadata("value").exists(),
            metadata("välue \"1\"").equalTo("ж"),
            metadata("no such").exists(),
            metadata("value").in(1, 1.5, "sea", true, "none"),
            metadata("value").in(),
            VideoFilter.ids("v0", "no such", "", "\ud83d", "it's"),
            VideoFilter.ids("\ud83d"),
            VideoFilter.ids(Stream.iterate(0, i -> i + 1).limit(3000).map(i -> "v" + i).toList()),
            VideoFilter.allOf(List.of()),
            VideoFilter.anyOf(List.of()),
            year.and(metadata("value").lessThan(2)),
            year.or(VideoFilter.durationAtLeast(2)),
            year.and(VideoFilter.anyOf(List.of())),
            year.or(VideoFilter.anyOf(List.of())),
            year.not().and(VideoFilter.ids("v0").not()),
            metadata("value").equalTo("x".repeat(1001)).or(year),
            metadata("value").equalTo("x".repeat(1001)).not().and(year.not()));
    return Stream.of(ofValues, ofPrefixes, ofFolders, others).flatMap(filters -> filters);
  }

  @BeforeEach
  void storeVideos() {
    store.claim(ENCODER);
    for (int i = 0; i < VALUES.size(); i++) {
      store(video("v" + i, 1, Map.of("value", VALUES.get(i))));
    }
    for (int i = 0; i < URIS.size(); i++) {
      store(at(video("u" + i, 1, Map.of("välue \"1\"", "ж")), URI.create(URIS.get(i))));
    }
    store(video("it's", 1));
  }

  @Test
  void solrFindsWhatAFilterLetsThroughAndSoDoesItsOpposite() {
    TestCluster.commit(collection.name());
    SoftAssertions all = new SoftAssertions();
    for (VideoFilter filter : filters().toList()) {
      for (VideoFilter either : List.of(filter, filter.not())) {
        FilterQuery query = FilterQuery.of(either);
        ListAssert<String> found = all.assertThat(matching(query)).as("%.200s", either);
        if (query.exact()) {
          found.isEqualTo(passing(either));
        } else {
          found.containsAll(passing(either));
        }
      }
    }
    all.assertAll();
  }

  @Test
  void onlyStringsTooLongForTheIndexAreLeftToTheStore() {
    List<VideoFilter> left = filters().filter(filter -> !FilterQuery.of(filter).exact()).toList();

    assertThat(left)
        .isNotEmpty()
        .allSatisfy(filter -> assertThat(filter.toString()).containsPattern("x{1001}|(d/){10000}"));
    for (VideoFilter filter : left) {
      SearchResult result =
          store.search(VectorQuery.builder(vector(1, 0, 0, 0)).limit(1000).filter(filter).build());
      assertThat(result.stream().map(hit -> hit.video().id()).sorted().toList())
          .isEqualTo(passing(filter));
    }
  }
}
