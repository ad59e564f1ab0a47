package io.github.clipsearch.store.lmdb;

import static io.github.clipsearch.store.StoreFixtures.ENCODER;
import static io.github.clipsearch.store.StoreFixtures.query;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.IncompatibleIndexException;
import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.store.VideoRecord;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Version 1 of the format, byte by byte as docs/lmdb-format.md describes it, and damage to it. */
class FormatTest {
  private final Path directory;

  FormatTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  private void storeTwoVideos() {
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      store.claim(ENCODER);
      store.put(
          video("a", 2, Map.of("n", 1, "x", 1.0, "yes", true, "text", "1")),
          scenes(vector(1, 0, 0, 0), vector(0, -0.5, 0.5, Math.sqrt(0.5))));
      store.put(video("b", 1), scenes(vector(0, 1, 0, 0)));
    }
  }

  @Test
  void versionOneIsWrittenAsDescribed() {
    storeTwoVideos();

    try (RawIndex raw = new RawIndex(directory)) {
      assertThat(raw.get("format", "version")).contains(hex("01000000"));
      assertThat(raw.get("format", "encoder.id")).contains("test/four".getBytes(UTF_8));
      assertThat(raw.get("format", "encoder.dimension")).contains(hex("04000000"));
      assertThat(raw.get("scenes", "a"))
          .contains(
              hex(
                  "0000000000000000 1900000000000000 0000000000000000 000000000000f03f b81e85eb51b8de3f"
                      + "1900000000000000 3200000000000000 000000000000f03f 0000000000000040 ae47e17a14aef73f"));
      assertThat(raw.get("embeddings", "a"))
          .contains(
              hex("0000803f 00000000 00000000 00000000" + "00000000 000000bf 0000003f f304353f"));
      assertThat(raw.get("videos", "a").map(json -> new String(json, UTF_8)))
          .contains(
              ("{'uri':'file:///videos/clip.mp4','width':640,'height':360,'frameCount':50,"
                      + "'duration':2.0,'sceneCount':2,'status':'COMPLETE',"
                      + "'metadata':{'n':1,'text':'1','x':1.0,'yes':true},"
                      + "'source':{'sha256':'"
                      + "0".repeat(64)
                      + "','size':1000,'lastModified':'2026-01-02T03:04:05Z','settings':'test'},"
                      + "'frameSource':{'decoder':'','frames':'all'},"
                      + "'indexedAt':'2026-02-03T04:05:06.123456789Z'}")
                  .replace('\'', '"'));
    }
  }

  @Test
  void listsThatAreNotLeftOutButEmptyAreRead() {
    storeTwoVideos();
    try (RawIndex raw = new RawIndex(directory)) {
      String json = new String(raw.get("videos", "b").orElseThrow(), UTF_8);
      assertThat(json).doesNotContain("warnings", "metadata");
      raw.put(
          "videos",
          "b",
          json.replace("{\"uri\"", "{\"warnings\":[],\"metadata\":{},\"uri\"").getBytes(UTF_8));
    }

    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      assertThat(store.video("b")).contains(video("b", 1));
    }
  }

  @Test
  void membersThatALaterReleaseAddedAreIgnored() {
    storeTwoVideos();
    try (RawIndex raw = new RawIndex(directory)) {
      String json = new String(raw.get("videos", "b").orElseThrow(), UTF_8);
      raw.put("videos", "b", json.replace("{\"uri\"", "{\"new\":[{}],\"uri\"").getBytes(UTF_8));
    }

    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      assertThat(store.video("b")).contains(video("b", 1));
    }
  }

  @Test
  void aVersionFromTheFutureIsRefusedAndNamesBoth() {
    storeTwoVideos();
    try (RawIndex raw = new RawIndex(directory)) {
      raw.put("format", "version", hex("02000000"));
    }

    assertThatThrownBy(() -> LmdbIndexStore.open(directory))
        .isInstanceOf(IncompatibleIndexException.class)
        .hasMessageContainingAll(directory.toString(), "version 2", "version 1");
  }

  @Test
  void anLmdbEnvironmentOfSomethingElseIsRefusedAndLeftAsItIs() {
    try (RawIndex raw = new RawIndex(directory)) {
      raw.put("customers", "1", hex("00"));
    }

    assertThatThrownBy(() -> LmdbIndexStore.open(directory))
        .isInstanceOf(IndexStoreException.class)
        .hasMessageContainingAll(directory.toString(), "not an index");

    try (RawIndex raw = new RawIndex(directory)) {
      assertThat(raw.get("customers", "1")).contains(hex("00"));
      assertThat(raw.tables()).containsExactly("customers");
    }
  }

  static Stream<Arguments> damages() {
    return Stream.concat(
        damagesThatSearchingMeets(),
        Stream.of(
            Arguments.of("embeddings", "\u0000".repeat(16), "16 bytes instead of 32"),
            Arguments.of(
                "embeddings", "\u007f".repeat(32), "scene 0 makes no sense (A vector must")));
  }

  static Stream<Arguments> damagesThatSearchingMeets() {
    return Stream.of(
        Arguments.of("videos", "not json", "videos"),
        Arguments.of("videos", "[]", "videos"),
        Arguments.of("videos", "{}", "'uri'"),
        Arguments.of("scenes", "too short", "9 bytes instead of 80"),
        Arguments.of("scenes", "\u0001".repeat(80), "scene 0"),
        Arguments.of("scenes", "", "no entry in scenes"),
        Arguments.of("embeddings", "too short", "9 bytes"),
        Arguments.of("embeddings", "\u0001".repeat(16), "16 bytes instead of 32"));
  }

  private void damageVideoA(String table, String value) {
    try (RawIndex raw = new RawIndex(directory)) {
      if (value.isEmpty()) {
        raw.delete(table, "a");
      } else {
        raw.put(table, "a", value.getBytes(UTF_8));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("damages")
  void damageIsReportedWithDirectoryAndVideoAndCanBeRemoved(
      String table, String value, String problem) {
    storeTwoVideos();
    damageVideoA(table, value);

    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      assertThatThrownBy(() -> store.scenes("a"))
          .isInstanceOf(IndexStoreException.class)
          .hasMessageContainingAll(directory.toString(), "'a'", problem, "Remove the video");
      assertThat(store.video("b")).contains(video("b", 1));

      assertThat(store.remove("a")).isTrue();

      assertThat(store.videos()).containsExactly(video("b", 1));
      assertThat(store.search(query(vector(1, 0, 0, 0), 5)))
          .extracting(hit -> hit.video())
          .containsExactly(video("b", 1));
    }
  }

  @ParameterizedTest
  @MethodSource("damagesThatSearchingMeets")
  void aSearchThatMeetsDamageSaysSo(String table, String value, String problem) {
    storeTwoVideos();
    damageVideoA(table, value);

    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      assertThatThrownBy(() -> store.search(query(vector(1, 0, 0, 0), 5)))
          .isInstanceOf(IndexStoreException.class)
          .hasMessageContainingAll(directory.toString(), "'a'", "Remove the video");
    }
  }

  @Test
  void aVideoWithoutRecordCanBeStoredAgain() {
    storeTwoVideos();
    try (RawIndex raw = new RawIndex(directory)) {
      raw.delete("videos", "b");
    }

    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      VideoRecord again = video("b", 1);
      assertThatThrownBy(() -> store.search(query(vector(1, 0, 0, 0), 5)))
          .isInstanceOf(IndexStoreException.class)
          .hasMessageContainingAll("'b'", "no entry in videos");

      store.put(again, scenes(vector(0, 1, 0, 0)));

      assertThat(store.search(query(vector(0, 1, 0, 0), 1)).hits().get(0).video()).isEqualTo(again);
    }
  }
}
