package io.github.clipsearch.store;

import static io.github.clipsearch.store.StoreFixtures.ENCODER;
import static io.github.clipsearch.store.StoreFixtures.query;
import static io.github.clipsearch.store.StoreFixtures.randomVector;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.ranking.VideoRanking;
import io.github.clipsearch.scene.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link IndexStore} finds. See {@link IndexStoreContract}. */
public abstract class IndexStoreSearchContract {
  private static final Offset<Double> FLOAT_ACCURACY = within(1e-6);

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

  /** Two videos: "peak" has one very good scene, "plain" is good all through. */
  private void storePeakAndPlain() {
    store.claim(ENCODER);
    store.put(
        video("peak", 3), scenes(vector(1, 0, 0, 0), vector(0, 1, 0, 0), vector(-0.6, 0, 0.8, 0)));
    store.put(
        video("plain", 3),
        scenes(vector(0.8, 0.6, 0, 0), vector(0.6, 0, 0.8, 0), vector(0.8, 0, 0, 0.6)));
    store = reopen(store);
  }

  @Test
  void theBestSceneRanksByDefault() {
    storePeakAndPlain();

    List<VideoHit> hits =
        store
            .search(
                VectorQuery.builder(vector(1, 0, 0, 0))
                    .limit(10)
                    .ranking(VideoRanking.bestScene())
                    .build())
            .hits();

    assertThat(hits).extracting(hit -> hit.video().id()).containsExactly("peak", "plain");
    assertThat(hits.get(0).score()).isEqualTo(1.0);
    assertThat(hits.get(1).score()).isCloseTo(0.8, FLOAT_ACCURACY);
  }

  @Test
  void theMeanOfAllScenesRanks() {
    storePeakAndPlain();

    List<VideoHit> hits =
        store
            .search(
                VectorQuery.builder(vector(1, 0, 0, 0))
                    .limit(10)
                    .ranking(VideoRanking.mean())
                    .build())
            .hits();

    assertThat(hits).extracting(hit -> hit.video().id()).containsExactly("plain", "peak");
    assertThat(hits.get(0).score()).isCloseTo((0.8 + 0.6 + 0.8) / 3, FLOAT_ACCURACY);
    assertThat(hits.get(1).score()).isCloseTo((1 + 0 - 0.6) / 3, FLOAT_ACCURACY);
  }

  @Test
  void theMeanOfTheBestScenesRanks() {
    storePeakAndPlain();

    List<VideoHit> hits =
        store
            .search(
                VectorQuery.builder(vector(1, 0, 0, 0))
                    .limit(10)
                    .ranking(VideoRanking.meanOfTop(2))
                    .build())
            .hits();

    assertThat(hits).extracting(hit -> hit.video().id()).containsExactly("plain", "peak");
    assertThat(hits.get(0).score()).isCloseTo(0.8, FLOAT_ACCURACY);
    assertThat(hits.get(1).score()).isCloseTo(0.5, FLOAT_ACCURACY);
  }

  @Test
  void aHitSaysWhatWhichSceneAndWhen() {
    storePeakAndPlain();

    VideoHit hit = store.search(query(vector(0, 1, 0, 0), 1)).hits().get(0);

    assertThat(hit.video()).isEqualTo(video("peak", 3));
    assertThat(hit.scenes())
        .containsExactly(
            new SceneHit(0, new Scene(0, 25, 0, 1), 0.48, 0),
            new SceneHit(1, new Scene(25, 50, 1, 2), 1.48, 1),
            new SceneHit(2, new Scene(50, 75, 2, 3), 2.48, 0));
    assertThat(hit.bestScene().number()).isEqualTo(1);
  }

  @Test
  void blankScenesAreKeptAndNeitherScoredNorFound() {
    store.claim(ENCODER);
    List<SceneRecord> scenes =
        List.of(
            SceneRecord.blank(new Scene(0, 25, 0, 1), 0.48, 4),
            new SceneRecord(new Scene(25, 50, 1, 2), 1.48, vector(0.6, 0.8, 0, 0)),
            new SceneRecord(new Scene(50, 75, 2, 3), 2.48, vector(0, 0, 1, 0)),
            SceneRecord.blank(new Scene(75, 100, 3, 4), 3.48, 4));
    store.put(video("partly", 4), scenes);
    store.put(video("wholly", 1), List.of(SceneRecord.blank(new Scene(0, 25, 0, 1), 0.48, 4)));
    store = reopen(store);

    assertThat(store.scenes("partly")).isEqualTo(scenes);
    List<VideoHit> hits =
        store
            .search(
                VectorQuery.builder(vector(1, 0, 0, 0))
                    .limit(10)
                    .ranking(VideoRanking.mean())
                    .build())
            .hits();
    assertThat(hits).extracting(hit -> hit.video().id()).containsExactly("partly");
    assertThat(hits.get(0).score())
        .isCloseTo(0.3, FLOAT_ACCURACY); // of the two that show something
    assertThat(hits.get(0).scenes()).extracting(SceneHit::number).containsExactly(1, 2);
    List<VideoHit> opposite = store.search(query(vector(-1, 0, 0, 0), 10)).hits();
    assertThat(opposite.get(0).bestScene())
        .as("orthogonal, but no less than a scene")
        .isEqualTo(new SceneHit(2, new Scene(50, 75, 2, 3), 2.48, 0));
  }

  @Test
  void scoresAreTheCosinesThatDoubleArithmeticGives() {
    int dimension = 19; // no multiple of what loops are unrolled by
    Random random = new Random(7);
    store.claim(new EncoderIdentity("test/nineteen", dimension));
    List<List<SceneRecord>> videos = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      float[][] vectors = new float[1 + i % 5][];
      Arrays.setAll(vectors, scene -> randomVector(random, dimension));
      videos.add(scenes(vectors));
      store.put(video("v" + i, vectors.length), videos.get(i));
    }
    store = reopen(store);
    float[] wanted = randomVector(random, dimension);

    assertSameAsReference(
        videos, wanted, VideoRanking.bestScene(), scores -> scores[scores.length - 1]);
    assertSameAsReference(
        videos,
        wanted,
        VideoRanking.mean(),
        scores -> Arrays.stream(scores).average().orElseThrow());
    assertSameAsReference(
        videos,
        wanted,
        VideoRanking.meanOfTop(3),
        scores ->
            Arrays.stream(scores, Math.max(0, scores.length - 3), scores.length)
                .average()
                .orElseThrow());
  }

  /** Expects all videos, ordered by a ranking of the sorted exact scores. */
  private void assertSameAsReference(
      List<List<SceneRecord>> videos,
      float[] wanted,
      VideoRanking ranking,
      ToDoubleFunction<double[]> reference) {
    record Expected(String id, double score) {}
    List<Expected> expected = new ArrayList<>();
    for (int i = 0; i < videos.size(); i++) {
      double[] sorted =
          videos.get(i).stream().mapToDouble(scene -> cosine(scene, wanted)).sorted().toArray();
      expected.add(new Expected("v" + i, reference.applyAsDouble(sorted)));
    }
    expected.sort(Comparator.comparingDouble(Expected::score).reversed());

    List<VideoHit> hits =
        store.search(VectorQuery.builder(wanted).limit(1000).ranking(ranking).build()).hits();

    assertThat(hits)
        .extracting(hit -> hit.video().id())
        .isEqualTo(expected.stream().map(Expected::id).toList());
    for (int i = 0; i < hits.size(); i++) {
      assertThat(hits.get(i).score()).isCloseTo(expected.get(i).score(), FLOAT_ACCURACY);
    }
  }

  private static double cosine(SceneRecord scene, float[] wanted) {
    float[] vector = scene.embedding();
    double sum = 0;
    for (int i = 0; i < wanted.length; i++) {
      sum += (double) vector[i] * wanted[i];
    }
    return sum;
  }

  @Test
  void equalScoresAreOrderedByTheBytesOfTheIds() {
    store.claim(ENCODER);
    for (String id : List.of("😀", "b", "～", "B", "a", "c")) {
      store.put(video(id, 1), scenes(vector(0.6, 0.8, 0, 0)));
    }
    store.put(video("d", 1), scenes(vector(1, 0, 0, 0)));

    assertThat(store.search(query(vector(1, 0, 0, 0), 10)))
        .extracting(hit -> hit.video().id())
        .containsExactly("d", "B", "a", "b", "c", "～", "😀");
    assertThat(store.search(query(vector(1, 0, 0, 0), 3)))
        .extracting(hit -> hit.video().id())
        .containsExactly("d", "B", "a");
  }

  @Test
  void theLimitCutsAndALargeOneFindsAll() {
    storePeakAndPlain();

    assertThat(store.search(query(vector(1, 0, 0, 0), 1))).hasSize(1);
    assertThat(store.search(query(vector(1, 0, 0, 0), Integer.MAX_VALUE))).hasSize(2);
  }

  @Test
  void aQueryOfAnotherDimensionIsRefused() {
    store.claim(ENCODER);
    float[] half = vector(1, 0); // two halves would fill a vector of the index
    float[] twice = vector(1, 0, 0, 0, 0, 0, 0, 0);

    for (float[] wrong : List.of(half, twice)) {
      assertThatThrownBy(() -> store.search(query(wrong, 1)))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining(wrong.length + " dimensions");
    }
    storePeakAndPlain();
    for (float[] wrong : List.of(half, twice)) {
      assertThatThrownBy(() -> store.search(query(wrong, 1)))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining(wrong.length + " dimensions");
    }
  }

  @Test
  void thousandsOfVideosAreFoundListedAndRemoved() {
    int count = 3000;
    int dimension = 16;
    Random random = new Random(11);
    store.claim(new EncoderIdentity("test/sixteen", dimension));
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      vectors[i] = randomVector(random, dimension);
      store.put(video("video %04d".formatted(i), 1), scenes(vectors[i]));
    }
    store = reopen(store);

    for (int i = 0; i < count; i += 97) {
      // a vector's own cosine is 1, larger than with any other
      assertThat(store.search(query(vectors[i], 1)))
          .extracting(hit -> hit.video().id())
          .containsExactly("video %04d".formatted(i));
    }
    for (int i = 0; i < count; i += 3) {
      assertThat(store.remove("video %04d".formatted(i))).isTrue();
    }

    List<String> left = store.videos().stream().map(VideoRecord::id).toList();
    assertThat(left).hasSize(2000).isSorted().doesNotContain("video 0000", "video 2997");
    assertThat(store.search(query(vectors[0], 5000)))
        .extracting(hit -> hit.video().id())
        .containsExactlyInAnyOrderElementsOf(left);
  }
}
