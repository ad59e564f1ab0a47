package io.github.clipsearch;

import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.query.CombinedQuery;
import io.github.clipsearch.query.Query;
import io.github.clipsearch.query.SceneQuery;
import io.github.clipsearch.query.Sequence;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.SceneRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that cannot be carried out say why. */
class SearchErrorsTest extends SearchFixture {
  private static final Query BEACH = Query.text("beach");

  private void assertRefused(Query query, String... parts) {
    assertRefused(() -> engine.search(SearchRequest.of(query).build()), parts);
  }

  private static void assertRefused(ThrowingCallable call, String... parts) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void whatIsNotInTheIndex() {
    assertRefused(Query.video("absent"), "no video 'absent'");
    assertRefused(Query.scene("absent", 0), "no video 'absent'");
    assertRefused(Query.scene("city", 2), "no scene 2", "'city'", "0 to 1");
    assertRefused(Query.sceneAt("city", 2), "no scene at 2.0 seconds", "'city'", "0.0 to 2.0");
    assertRefused(BEACH.plus(Query.video("absent")), "no video 'absent'");
  }

  @Test
  void whatIsBlank() {
    put(
        "dark",
        Map.of(),
        List.of(
            scenes(vector(1, 0, 0, 0)).get(0), SceneRecord.blank(new Scene(25, 50, 1, 2), 1.5, 4)));
    put("black", Map.of(), List.of(SceneRecord.blank(new Scene(0, 25, 0, 1), 0.5, 4)));

    assertRefused(Query.scene("dark", 1), "Scene 1 of video 'dark' is blank");
    assertRefused(Query.video("black"), "All scenes of video 'black' are blank");
  }

  @Test
  void whatCancelsOut() {
    assertRefused(BEACH.minus(BEACH), "cancel each other out");
    assertRefused(BEACH.minus(Query.scene("holiday", 0)), "cancel each other out");
    assertRefused(BEACH.plus(Query.text("no beach")), "cancel each other out");
    assertRefused(Query.texts(List.of("beach", "no beach")), "cancel", "beach, no beach");
    put("opposites", Map.of(), scenes(vector(1, 0, 0, 0), vector(-1, 0, 0, 0)));
    assertRefused(Query.video("opposites"), "cancel", "'opposites'");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void weightsThatAreNone(double weight) {
    assertRefused(() -> BEACH.plus(Query.text("car"), weight), "weight");
    assertRefused(() -> BEACH.minus(Query.text("car"), weight), "weight");
  }

  @Test
  void emptyQueries() {
    assertRefused(() -> Query.text(" \n"), "empty");
    assertRefused(() -> Query.texts(List.of()), "empty");
    assertRefused(() -> Query.texts(List.of("beach", "")), "empty");
    assertRefused(() -> new CombinedQuery(List.of()), "at least one");
    assertRefused(() -> new Sequence(List.of(), 1), "at least one step");
    assertRefused(
        () -> new SceneQuery("city", OptionalInt.empty(), OptionalDouble.empty()), "number");
  }

  @Test
  void numbersOutOfTheirRange() {
    assertRefused(() -> Query.scene("city", -1), "-1");
    assertRefused(() -> Query.sceneAt("city", -0.5), "-0.5");
    assertRefused(() -> Query.sceneAt("city", Double.NaN), "NaN");
    assertRefused(() -> BEACH.then(BEACH).within(-1), "-1");
    assertRefused(() -> BEACH.then(BEACH).within(Double.NaN), "NaN");
    SearchRequest.Builder request = SearchRequest.of(BEACH);
    assertRefused(() -> request.limit(0), "0");
    assertRefused(() -> request.offset(-1), "-1");
    assertRefused(() -> request.scenesPerVideo(0), "0");
    assertRefused(() -> request.minimumScore(Double.NaN), "number");
    assertRefused(() -> request.minimumShareOfBest(1.01), "1.01");
    assertRefused(() -> request.templates(List.of("{}", "a photo")), "\"a photo\" has not");
  }

  @Test
  void streamsWithoutAnImage() {
    byte[] text = "no image".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Query.image(new ByteArrayInputStream(text)))
        .isInstanceOf(ImageReadException.class)
        .hasMessageContaining("stream");
  }

  @Test
  void aClosedEngine() {
    engine.close();

    assertThatThrownBy(() -> engine.search("beach", 1)).isInstanceOf(AlreadyClosedException.class);
  }
}
