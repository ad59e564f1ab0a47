package io.github.clipsearch.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.testing.ScriptedDecoder;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.VideoStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link SceneDetector} does. Implementers extend this class and say how to make a
 * detector; its minimum scene length must be at most two seconds.
 */
public abstract class SceneDetectorContract {
  private static final String[] STILL = {"200 #406080"};
  private static final String[] TWO_SCENES = {"100 #000000", "100 #ffffff"};
  private static final String[] RESTLESS = {
    "60 #000000", "5 #ffffff", "3 #000000", "1 #ff0000", "70 #0000ff", "2 #ffff00", "60 #00ff00"
  };

  @TempDir Path folder;

  /** For subclasses. */
  protected SceneDetectorContract() {}

  /**
   * The detector to test.
   *
   * @return a detector
   */
  protected abstract SceneDetector detector();

  @Test
  void aStillPictureHasNoCut() {
    assertThat(cuts(detector(), STILL)).isEmpty();
  }

  @Test
  void blackToWhiteIsACutAtTheFirstWhiteFrame() {
    assertThat(cuts(detector(), TWO_SCENES)).containsExactly(100L);
  }

  @Test
  void aCutHasTheNumberOfItsFrameAlsoWhereFramesAreLeftOut() {
    Path file = ScriptedDecoder.write(folder.resolve("video.txt"), TWO_SCENES);

    // some detectors see nothing in pictures of one colour
    List<Long> expected = cuts(detector(), file).isEmpty() ? List.of() : List.of(102L);
    assertThat(cuts(detector(), file, FrameSelection.every(3))).isEqualTo(expected);
  }

  @Test
  void cutsAscendAndLateOnesWereAnnounced() {
    for (String[] video : List.of(STILL, TWO_SCENES, RESTLESS)) {
      cuts(detector(), video); // checks them as they come
    }
  }

  @Test
  void sessionsOfOneDetectorDoNotInfluenceEachOther() throws Exception {
    SceneDetector detector = detector();
    List<Long> expected = cuts(detector, RESTLESS);
    cuts(detector, TWO_SCENES);

    assertThat(cuts(detector, RESTLESS)).isEqualTo(expected);

    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<Long>>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Path file = ScriptedDecoder.write(folder.resolve(i + ".txt"), RESTLESS);
        tasks.add(() -> cuts(detector, file));
      }
      for (Future<List<Long>> cuts : threads.invokeAll(tasks)) {
        assertThat(cuts.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void equalDetectorsDescribeThemselvesEqually() {
    assertThat(detector().describe()).isNotBlank().isEqualTo(detector().describe());
  }

  private List<Long> cuts(SceneDetector detector, String[] video) {
    return cuts(detector, ScriptedDecoder.write(folder.resolve("video.txt"), video));
  }

  private static List<Long> cuts(SceneDetector detector, Path file) {
    return cuts(detector, file, FrameSelection.all());
  }

  private static List<Long> cuts(SceneDetector detector, Path file, FrameSelection frames) {
    List<Long> cuts = new ArrayList<>();
    try (VideoStream stream = new ScriptedDecoder().open(file, frames)) {
      SceneDetector.Session session = detector.open(stream.info());
      OptionalLong announced = OptionalLong.empty();
      long number = -1;
      while (stream.advance()) {
        number = stream.frame().number();
        for (long cut : session.accept(stream.frame())) {
          requireAllowed(cut, cuts, announced.orElse(number), number);
          cuts.add(cut);
        }
        announced = session.undecidedCut();
        assertThat(announced.orElse(number)).as("undecided cut").isLessThanOrEqualTo(number);
      }
      for (long cut : session.finish()) {
        requireAllowed(cut, cuts, announced.orElse(number + 1), number);
        cuts.add(cut);
      }
    }
    return cuts;
  }

  private static void requireAllowed(long cut, List<Long> before, long earliest, long latest) {
    long lastCut = before.isEmpty() ? 0 : before.get(before.size() - 1);
    assertThat(cut).as("a cut after the one at " + lastCut).isGreaterThan(lastCut);
    assertThat(cut).as("a cut reported at frame " + latest).isBetween(earliest, latest);
  }
}
