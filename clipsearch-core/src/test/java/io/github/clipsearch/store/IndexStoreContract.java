package io.github.clipsearch.store;

import static io.github.clipsearch.store.StoreFixtures.ENCODER;
import static io.github.clipsearch.store.StoreFixtures.query;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.IncompatibleIndexException;
import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.FrameSource;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link IndexStore} does when videos are stored, read and removed. Who writes a store
 * extends this class and its sisters, {@link IndexStoreSearchContract}, {@link
 * IndexStoreQueryContract} and {@link IndexStoreConcurrencyContract}.
 */
public abstract class IndexStoreContract {
  private static final float[] X = vector(1, 0, 0, 0);
  private static final float[] Y = vector(0, 1, 0, 0);
  private static final float[] XY = vector(0.6, 0.8, 0, 0);

  private IndexStore store;

  /**
   * Makes an empty store.
   *
   * @return a new store, which the test closes
   */
  protected abstract IndexStore create();

  /**
   * Closes a store and opens it again, where it is one that outlives its closing.
   *
   * @param open the store
   * @return a store with the same content
   */
  protected IndexStore reopen(IndexStore open) {
    return open;
  }

  @BeforeEach
  void createStore() {
    store = create();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void anEmptyStoreHoldsNothing() {
    assertThat(store.encoder()).isEmpty();
    assertThat(store.videos()).isEmpty();
    assertThat(store.video("a")).isEmpty();
    assertThat(store.scenes("a")).isEmpty();
    assertThat(store.remove("a")).isFalse();
    assertThat(store.search(query(X, 10))).isEmpty();
  }

  @Test
  void theFirstClaimIsRemembered() {
    store.claim(ENCODER);
    store = reopen(store);

    store.claim(new EncoderIdentity("test/four", 4));

    assertThat(store.encoder()).contains(ENCODER);
  }

  @Test
  void aClaimByAnotherEncoderIsRefusedAndNamesBoth() {
    store.claim(ENCODER);
    store = reopen(store);

    for (EncoderIdentity other :
        List.of(new EncoderIdentity("test/other", 4), new EncoderIdentity("test/four", 8))) {
      assertThatThrownBy(() -> store.claim(other))
          .isInstanceOf(IncompatibleIndexException.class)
          .hasMessageContaining("'test/four' (4 dimensions)")
          .hasMessageContaining(other.toString());
    }
    assertThat(store.encoder()).contains(ENCODER);
  }

  @Test
  void nothingIsStoredBeforeTheFirstClaim() {
    assertThatThrownBy(() -> store.put(video("a", 1), scenes(X)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("claim");
    assertThat(store.videos()).isEmpty();
  }

  @Test
  void aVideoComesBackAsItWasStored() {
    store.claim(ENCODER);
    VideoRecord record =
        new VideoRecord(
            "holiday",
            URI.create("file:///videos/%C3%BCber%20uns/a+b;c.mp4?x=1#t=%2B"),
            1921,
            1079,
            123_456_789_012L,
            5_025.123_456_789,
            2,
            VideoStatus.PARTIAL,
            List.of("3 frames were lost at 12.5 s.", "A \"quoted\"\tone,\nin two lines \\ 漢字 😀"),
            Map.of("title", "Ü"),
            new SourceStamp(
                "0123456789abcdef".repeat(4),
                Long.MAX_VALUE,
                Instant.parse("1969-12-31T23:59:59.999999999Z"),
                "adaptive(3.0), spread(3)"),
            new FrameSource("humble", FrameSelection.every(5)),
            Instant.parse("2026-11-22T10:11:12.000000001Z"));

    store.put(record, scenes(XY, Y));
    store = reopen(store);

    assertThat(store.video("holiday")).contains(record);
    assertThat(store.videos()).containsExactly(record);
    assertThat(store.scenes("holiday")).isEqualTo(scenes(XY, Y));
  }

  @Test
  void metadataKeepsItsValuesAndTypes() {
    store.claim(ENCODER);
    Map<String, Object> metadata =
        Map.ofEntries(
            Map.entry("text", "3"),
            Map.entry("empty", ""),
            Map.entry("control", "\u0000\u001f\u2028</script>"),
            Map.entry("half a pair", "\ud83d and \ude00"),
            Map.entry("a whole pair", "\ud83d\ude00"),
            Map.entry("whole", 3L),
            Map.entry("largest", Long.MAX_VALUE),
            Map.entry("smallest", Long.MIN_VALUE),
            Map.entry("round", 3.0),
            Map.entry("fraction", 0.1),
            Map.entry("negative zero", -0.0),
            Map.entry("tiny", Double.MIN_VALUE),
            Map.entry("huge", Double.MAX_VALUE),
            Map.entry("beyond long", 1e19),
            Map.entry("yes", true),
            Map.entry("no", false),
            Map.entry("ключ \"1\"", "значение"));

    store.put(video("a", 1, metadata), scenes(X));
    store = reopen(store);

    assertThat(store.video("a").orElseThrow().metadata()).isEqualTo(metadata);
  }

  @Test
  void storingAgainReplacesRecordAndScenes() {
    store.claim(ENCODER);
    store.put(video("a", 3, Map.of("take", 1)), scenes(X, Y, XY));

    store.put(video("a", 1, Map.of("take", 2)), scenes(XY));
    store = reopen(store);

    assertThat(store.videos()).containsExactly(video("a", 1, Map.of("take", 2)));
    assertThat(store.scenes("a")).isEqualTo(scenes(XY));
    assertThat(store.search(query(Y, 10)))
        .singleElement()
        .satisfies(hit -> assertThat(hit.scenes()).hasSize(1));
  }

  @Test
  void aRemovedVideoLeavesNothing() {
    store.claim(ENCODER);
    store.put(video("a", 1), scenes(X));
    store.put(video("b", 1), scenes(Y));

    assertThat(store.remove("a")).isTrue();
    store = reopen(store);

    assertThat(store.remove("a")).isFalse();
    assertThat(store.video("a")).isEmpty();
    assertThat(store.scenes("a")).isEmpty();
    assertThat(store.videos()).extracting(VideoRecord::id).containsExactly("b");
    assertThat(store.search(query(X, 10))).extracting(hit -> hit.video().id()).containsExactly("b");
  }

  @Test
  void videosAreOrderedByTheBytesOfTheirIds() {
    store.claim(ENCODER);
    // by UTF-16 units the last two would change places
    List<String> ordered = List.of("A", "B", "a", "a\u0000", "aa", "ab", "b", "é", "～", "😀");
    for (int i : new int[] {7, 2, 9, 0, 4, 8, 1, 5, 3, 6}) {
      store.put(video(ordered.get(i), 1), scenes(X));
    }

    store = reopen(store);

    assertThat(store.videos()).extracting(VideoRecord::id).isEqualTo(ordered);
  }

  static Stream<String> unusualIds() {
    return Stream.of(
        " ",
        "\u0000",
        "a\u0000b",
        "C:\\videos\\Ünïcode 漢字.mp4",
        "../../etc/passwd",
        "line\nbreak",
        "e\u0301 is not é",
        "😀",
        "😀".repeat(125),
        "x".repeat(500));
  }

  @ParameterizedTest
  @MethodSource("unusualIds")
  void anyIdOfUpTo500BytesNamesItsVideoAndNoOther(String id) {
    store.claim(ENCODER);
    store.put(video("other", 1), scenes(Y));

    store.put(video(id, 2), scenes(X, XY));
    store = reopen(store);

    assertThat(store.video(id)).contains(video(id, 2));
    assertThat(store.scenes(id)).isEqualTo(scenes(X, XY));
    assertThat(store.search(query(X, 1))).extracting(hit -> hit.video().id()).containsExactly(id);
    assertThat(store.remove(id)).isTrue();
    assertThat(store.videos()).containsExactly(video("other", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\ud83d", "a\ude00", "long"})
  void anIdThatNoVideoCanHaveFindsNothing(String given) {
    String id = given.equals("long") ? "x".repeat(501) : given;
    store.claim(ENCODER);
    store.put(video("?", 1), scenes(X)); // what careless encoders make of unpaired surrogates
    store.put(video("a?", 1), scenes(X));

    assertThat(store.video(id)).isEmpty();
    assertThat(store.scenes(id)).isEmpty();
    assertThat(store.remove(id)).isFalse();
    assertThat(store.videos()).hasSize(2);
  }

  @Test
  void scenesThatDoNotFitAreRefusedAndWhatWasStoredStays() {
    store.claim(ENCODER);
    store.put(video("a", 1), scenes(X));

    assertThatThrownBy(() -> store.put(video("a", 2), scenes(Y)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll("'a'", "2 scenes", "1 were given");
    assertThatThrownBy(() -> store.put(video("a", 1), List.of()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll("'a'", "1 scenes", "0 were given");
    assertThatThrownBy(() -> store.put(video("a", 2), scenes(X, vector(1, 0))))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll("'a'", "2 dimensions", "has 4");

    assertThat(store.videos()).containsExactly(video("a", 1));
    assertThat(store.scenes("a")).isEqualTo(scenes(X));
  }

  static Stream<float[]> noDirections() {
    return Stream.of(
        vector(0, 0, 0, 0),
        vector(Double.NaN, 0, 0, 0),
        vector(Double.POSITIVE_INFINITY, 0, 0, 0),
        vector(2, 0, 0, 0));
  }

  @ParameterizedTest
  @MethodSource("noDirections")
  void vectorsThatAreNotOfLengthOneAreNeitherStoredNorSearchedFor(float[] vector) {
    store.claim(ENCODER);
    store.put(video("a", 1), scenes(X));

    assertThatThrownBy(() -> store.put(video("a", 1), scenes(vector)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("length 1");
    assertThatThrownBy(() -> store.search(query(vector, 1)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("length 1");

    assertThat(store.scenes("a")).isEqualTo(scenes(X));
  }

  @Test
  void aStoreThatCountsItsChangesCountsEachOnce() {
    assumeTrue(store.revision().isPresent(), "this store does not count its changes");
    long before = store.revision().getAsLong();

    store.claim(ENCODER);
    store.claim(ENCODER);
    assertThat(store.revision()).hasValue(before + 1);
    store.put(video("a", 1), scenes(X));
    store.put(video("a", 2), scenes(X, Y));
    assertThat(store.revision()).hasValue(before + 3);
    store.remove("nobody");
    store.search(query(X, 10));
    assertThat(store.revision()).hasValue(before + 3);
    store.remove("a");
    assertThat(store.revision()).hasValue(before + 4);
    assertThatThrownBy(() -> store.put(video("b", 2), scenes(X)))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(store.revision()).hasValue(before + 4);
  }

  @Test
  void whatAnActionThrowsEndsTheListingAndTheStoreWorksOn() {
    store.claim(ENCODER);
    store.put(video("a", 1), scenes(X));
    store.put(video("b", 1), scenes(Y));
    IllegalStateException thrown = new IllegalStateException("mine");

    assertThatThrownBy(
            () ->
                store.forEachVideo(
                    video -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);

    assertThat(store.remove("a")).isTrue();
    assertThat(store.videos()).containsExactly(video("b", 1));
  }

  @Test
  void aClosedStoreRefusesEveryCallButAnotherClose() {
    store.claim(ENCODER);
    store.put(video("a", 1), scenes(X));

    store.close();
    store.close();

    List<ThrowingCallable> calls =
        List.of(
            () -> store.encoder(),
            () -> store.claim(ENCODER),
            () -> store.put(video("b", 1), scenes(X)),
            () -> store.video("a"),
            () -> store.scenes("a"),
            () -> store.remove("a"),
            () -> store.forEachVideo(video -> {}),
            () -> store.videos(),
            () -> countChanges(),
            () -> store.search(query(X, 1)));
    assertThat(calls)
        .allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(AlreadyClosedException.class));
  }

  /** A store that does not count its changes has nothing to say when it is closed, either. */
  private void countChanges() {
    if (store.revision().isEmpty()) {
      throw new AlreadyClosedException("not counted");
    }
  }
}
