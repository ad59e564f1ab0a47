package io.github.clipsearch.duplicates;

import static io.github.clipsearch.store.StoreFixtures.randomVector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Videos of drawn-up scenes. Each letter is a picture in a random direction, so that two letters
 * have nothing in common; a capital is a copy of the small letter with a similarity of 0.97, and a
 * dot is a blank scene.
 */
class DuplicateFinderTest {
  private static final int DIMENSION = 64;
  private static final double COPY = 0.97;

  private final InMemoryIndexStore store = new InMemoryIndexStore();

  DuplicateFinderTest() {
    store.claim(new EncoderIdentity("random", DIMENSION));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aCopyThatWasEncodedAnew() {
    put("film", "abcd", 2, 3, 4, 1);
    put("copy", "ABCD", 2.04, 2.96, 4, 1.1);
    put("other", "efgh", 2, 3, 4, 1);

    DuplicateReport report = DuplicateFinder.withDefaults().find(store);

    assertThat(groups(report)).containsExactly(List.of("copy", "film"));
    assertThat(described(report.groups().get(0).runs())).containsExactly("copy 0-3 = film 0-3");
    CopiedRun run = report.groups().get(0).runs().get(0);
    assertThat(run.similarity()).isCloseTo(COPY, within(1e-6));
    assertThat(run.first().start()).isZero();
    assertThat(run.second().end()).isEqualTo(10);
    assertThat(report.sharedRuns()).isEmpty();
  }

  @Test
  void aTrimmedCopyBeginsAndEndsWithinScenes() {
    put("film", "abcdef", 2, 3, 4, 5, 2, 2);
    put("part", "BCD", 1, 4, 0.5);

    DuplicateReport report = DuplicateFinder.withDefaults().find(store);

    assertThat(groups(report)).containsExactly(List.of("film", "part"));
    assertThat(described(report.groups().get(0).runs())).containsExactly("film 1-3 = part 0-2");
  }

  @Test
  void aCopyInWhichCutsWereMissedAndOthersFound() {
    put("film", "abBcd", 2, 1, 2, 4, 3);
    put("copy", "abccd", 2, 3, 2.5, 1.5, 3);

    DuplicateReport report = DuplicateFinder.withDefaults().find(store);

    assertThat(groups(report)).containsExactly(List.of("copy", "film"));
    assertThat(described(report.groups().get(0).runs())).containsExactly("copy 0-4 = film 0-4");
  }

  @Test
  void aCopyFromWhichAPartWasCutOut() {
    put("film", "abcdef", 2, 3, 4, 2, 3, 4);
    put("cut", "abef", 2, 3, 3, 4);

    DuplicateReport report = DuplicateFinder.withDefaults().find(store);

    assertThat(groups(report)).containsExactly(List.of("cut", "film"));
    assertThat(described(report.groups().get(0).runs()))
        .containsExactly("cut 0-1 = film 0-1", "cut 2-3 = film 4-5");
  }

  @Test
  void copiesOfCopiesAreOneGroup() {
    put("a", "abc", 1, 2, 3);
    put("b", "abc", 1, 2, 3);
    put("c", "abcxyz", 1, 2, 3, 1, 1, 1);
    put("d", "xyz", 1, 1, 1);
    put("e", "mn", 1, 1);
    put("f", "mn", 1, 1);

    assertThat(groups(DuplicateFinder.withDefaults().find(store)))
        .containsExactly(List.of("a", "b", "c", "d"), List.of("e", "f"));
  }

  @Test
  void videosOfOneSceneAreCopiesByThatScene() {
    put("film", "a", 10);
    put("copy", "A", 4);
    put("other", "b", 10);

    assertThat(groups(DuplicateFinder.withDefaults().find(store)))
        .containsExactly(List.of("copy", "film"));
  }

  @Test
  void theSameOpeningMakesNoCopies() {
    put("episode1", "abcdefg", 2, 3, 4, 4, 4, 4, 4);
    put("episode2", "abhijkl", 2, 3, 5, 5, 5, 5, 5);

    DuplicateReport report = DuplicateFinder.withDefaults().find(store);

    assertThat(report.groups()).isEmpty();
    assertThat(described(report.sharedRuns())).containsExactly("episode1 0-1 = episode2 0-1");
    assertThat(groups(DuplicateFinder.builder().minimumCoverage(0.15).build().find(store)))
        .containsExactly(List.of("episode1", "episode2"));
  }

  @Test
  void scenesThatAreAlikeButPassInAnotherTimeAreNoCopies() {
    put("talk1", "xababy", 5, 4, 9, 3, 7, 5);
    put("talk2", "yababx", 5, 7, 3, 9, 4, 5);

    DuplicateReport report = DuplicateFinder.withDefaults().find(store);

    assertThat(report.groups()).isEmpty();
    assertThat(report.sharedRuns()).isEmpty();
  }

  @Test
  void aSingleSceneIsARunOnlyWhenAskedFor() {
    put("film", "abcd", 2, 3, 4, 5);
    put("trailer", "efcg", 1, 1, 2, 1);

    assertThat(DuplicateFinder.withDefaults().find(store).sharedRuns()).isEmpty();
    assertThat(
            described(DuplicateFinder.builder().minimumScenes(1).build().find(store).sharedRuns()))
        .containsExactly("film 2-2 = trailer 2-2");
  }

  @Test
  void theSimilarityIsAThreshold() {
    put("film", "abc", 1, 2, 3);
    put("copy", "ABC", 1, 2, 3);

    assertThat(DuplicateFinder.builder().similarity(0.98).build().find(store).groups()).isEmpty();
    assertThat(DuplicateFinder.builder().similarity(0.96).build().find(store).groups()).hasSize(1);
  }

  @Test
  void blankScenesNeitherMakeNorBreakARun() {
    put("film", "ab.cd", 2, 3, 1, 4, 5);
    put("copy", "ab.cd", 2, 3, 1, 4, 5);
    put("black1", ".", 3);
    put("black2", "..", 3, 3);

    DuplicateReport report = DuplicateFinder.withDefaults().find(store);

    assertThat(groups(report)).containsExactly(List.of("copy", "film"));
    assertThat(described(report.groups().get(0).runs())).containsExactly("copy 0-4 = film 0-4");
  }

  @Test
  void anEmptyIndexHasNoDuplicates() {
    assertThat(DuplicateFinder.withDefaults().find(store))
        .isEqualTo(new DuplicateReport(List.of(), List.of()));
  }

  @Test
  void settingsOutOfTheirRangeAreRefused() {
    DuplicateFinder.Builder builder = DuplicateFinder.builder();
    for (double bad : new double[] {0, -1, 1.01, Double.NaN}) {
      assertThatThrownBy(() -> builder.similarity(bad)).isInstanceOf(InvalidRequestException.class);
      assertThatThrownBy(() -> builder.minimumCoverage(bad))
          .isInstanceOf(InvalidRequestException.class);
    }
    assertThatThrownBy(() -> builder.minimumScenes(0)).isInstanceOf(InvalidRequestException.class);
  }

  private static List<List<String>> groups(DuplicateReport report) {
    return report.groups().stream()
        .map(group -> group.videos().stream().map(VideoRecord::id).toList())
        .toList();
  }

  private static List<String> described(List<CopiedRun> runs) {
    return runs.stream()
        .map(run -> described(run.first()) + " = " + described(run.second()))
        .toList();
  }

  private static String described(SceneRun run) {
    return run.video().id() + " " + run.firstScene() + "-" + run.lastScene();
  }

  /** Stores a video with a scene for each letter, of so many seconds. */
  private void put(String id, String letters, double... seconds) {
    List<SceneRecord> scenes = new ArrayList<>();
    double start = 0;
    for (int i = 0; i < seconds.length; i++) {
      Scene scene = new Scene(100L * i, 100L * (i + 1), start, start + seconds[i]);
      char letter = letters.charAt(i);
      scenes.add(
          letter == '.'
              ? SceneRecord.blank(scene, start, DIMENSION)
              : new SceneRecord(scene, start, picture(letter)));
      start += seconds[i];
    }
    store.put(video(id, scenes.size()), scenes);
  }

  private static float[] picture(char letter) {
    float[] picture = randomVector(new Random(Character.toLowerCase(letter)), DIMENSION);
    if (Character.isLowerCase(letter)) {
      return picture;
    }
    // The part of another direction that is at right angles to the picture's, of length one.
    float[] other = randomVector(new Random(1000 + letter), DIMENSION);
    double along = 0;
    for (int i = 0; i < DIMENSION; i++) {
      along += picture[i] * other[i];
    }
    float[] copy = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      double across = (other[i] - along * picture[i]) / Math.sqrt(1 - along * along);
      copy[i] = (float) (COPY * picture[i] + Math.sqrt(1 - COPY * COPY) * across);
    }
    return copy;
  }
}
