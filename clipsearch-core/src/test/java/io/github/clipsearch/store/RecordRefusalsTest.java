package io.github.clipsearch.store;

import static io.github.clipsearch.store.StoreFixtures.vector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.ranking.VideoRanking;
import io.github.clipsearch.scene.Scene;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the records of the index refuse to hold, and that they are values. */
class RecordRefusalsTest {
  private static final Scene SCENE = new Scene(0, 25, 0, 1);

  static Stream<float[]> vectorsWithoutDirection() {
    return Stream.of(
        vector(),
        vector(0, 0, 0),
        vector(Double.NaN, 1),
        vector(Double.POSITIVE_INFINITY, 0),
        vector(3, 4),
        vector(0.5, 0.5),
        vector(1.002, 0));
  }

  @ParameterizedTest
  @MethodSource("vectorsWithoutDirection")
  void aVectorIsFiniteAndOfLengthOne(float[] vector) {
    assertThatThrownBy(() -> new SceneRecord(SCENE, 0.5, vector))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("of length 1");
    assertThatThrownBy(
            () -> VectorQuery.builder(vector).limit(1).ranking(VideoRanking.bestScene()).build())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("of length 1");
  }

  @Test
  void roundingErrorsOfFloatArithmeticAreNoReason() {
    float[] vector = vector(0.6002, 0.8);

    assertThatCode(() -> new SceneRecord(SCENE, 0.5, vector)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY})
  void aScenesTimeLiesWithinIt(double time) {
    assertThatThrownBy(() -> new SceneRecord(SCENE, time, vector(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(time));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aSearchReturnsAtLeastOneVideo(int limit) {
    assertThatThrownBy(
            () ->
                VectorQuery.builder(vector(1))
                    .limit(limit)
                    .ranking(VideoRanking.bestScene())
                    .build())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("not " + limit);
  }

  @Test
  void vectorsAreCopiedInAndOut() {
    float[] given = vector(1, 0);
    SceneRecord scene = new SceneRecord(SCENE, 0.5, given);
    VectorQuery query =
        VectorQuery.builder(given).limit(1).ranking(VideoRanking.bestScene()).build();

    given[0] = 7;
    scene.embedding()[0] = 7;
    query.steps().get(0)[0] = 7;

    assertThat(scene.embedding()).containsExactly(1, 0);
    assertThat(query.steps().get(0)).containsExactly(1, 0);
  }

  @Test
  void recordsWithEqualContentAreEqual() {
    assertThat(new SceneRecord(SCENE, 0.5, vector(1, 0)))
        .isEqualTo(new SceneRecord(SCENE, 0.5, vector(1, 0)))
        .hasSameHashCodeAs(new SceneRecord(SCENE, 0.5, vector(1, 0)))
        .isNotEqualTo(new SceneRecord(SCENE, 0.5, vector(0, 1)))
        .isNotEqualTo(new SceneRecord(SCENE, 0.6, vector(1, 0)));
  }

  static Stream<String> impossibleIds() {
    return Stream.of("", "x".repeat(501), "é".repeat(251), "😀".repeat(126), "\ud83d", "a\ude00b");
  }

  @ParameterizedTest
  @MethodSource("impossibleIds")
  void anIdIs1To500BytesOfValidUnicode(String id) {
    assertThatThrownBy(() -> video(id, 1))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("A video's id");
  }

  @Test
  void anIdMayTake500Bytes() {
    assertThat(video("é".repeat(250), 1).id()).hasSize(250);
  }

  static Stream<Object> valuesThatAreNoMetadata() {
    return Stream.of(
        Double.NaN,
        Float.POSITIVE_INFINITY,
        List.of("a"),
        Map.of(),
        new BigDecimal("1"),
        'c',
        Instant.EPOCH);
  }

  @ParameterizedTest
  @MethodSource("valuesThatAreNoMetadata")
  void metadataIsStringsFiniteNumbersAndBooleans(Object value) {
    assertThatThrownBy(() -> video("a", 1, Map.of("name", value)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("'name'");
  }

  @Test
  void metadataHasNamesAndNoNulls() {
    Map<String, Object> withNull = new HashMap<>();
    withNull.put("name", null);

    assertThatThrownBy(() -> video("a", 1, withNull))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll("'name'", "null");
    assertThatThrownBy(() -> video("a", 1, Map.of(" ", 1)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("blank");
  }

  @Test
  void metadataNumbersBecomeLongOrDoubleAndTheMapIsCopied() {
    Map<String, Object> given = new HashMap<>(Map.of("b", (byte) 1, "s", (short) 2, "i", 3));
    given.put("f", 0.5f);
    VideoRecord record = video("a", 1, given);

    given.clear();

    assertThat(record.metadata())
        .isEqualTo(Map.of("b", 1L, "s", 2L, "i", 3L, "f", 0.5))
        .isUnmodifiable();
  }

  @Test
  void aVideoHasAtLeastOneScene() {
    assertThatThrownBy(() -> video("a", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 scenes");
  }

  @Test
  void onlyABlankSceneHasAVectorOfZeros() {
    SceneRecord blank = SceneRecord.blank(SCENE, 0.5, 3);

    assertThat(blank.blank()).isTrue();
    assertThat(blank.embedding()).containsExactly(0, 0, 0);
    assertThat(SceneRecord.stored(SCENE, 0.5, vector(0, 0, 0))).isEqualTo(blank);
    assertThat(SceneRecord.stored(SCENE, 0.5, vector(0, 1)).blank()).isFalse();
    assertThatThrownBy(() -> new SceneRecord(SCENE, 0.5, vector(0, 1), true))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("SceneRecord.blank");
    assertThatThrownBy(() -> SceneRecord.blank(SCENE, 0.5, 0))
        .isInstanceOf(InvalidRequestException.class);
  }
}
