package io.github.clipsearch.examples;

import io.github.clipsearch.SceneRequest;
import io.github.clipsearch.Scenes;
import io.github.clipsearch.scene.AdaptiveDetector;
import io.github.clipsearch.scene.FixedCuts;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.scene.SceneList;
import io.github.clipsearch.scene.export.EditDecisionList;
import io.github.clipsearch.scene.export.SceneFormat;
import io.github.clipsearch.scene.export.StatisticsCsv;
import java.io.IOException;
import java.nio.file.Path;

/** Scene detection without search; what {@code docs/scene-detection.md} quotes. */
public final class SceneDetection {
  private SceneDetection() {}

  /**
   * Prints the scenes of a video and writes them in several forms beside it.
   *
   * @param args a video file, and a folder for the results
   * @throws IOException when a result cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path film = Path.of(args[0]);
    Path folder = Path.of(args[1]);
    printScenes(film);
    writeFiles(film, folder);
    writeStatistics(film, folder);
  }

  private static void printScenes(Path film) {
    for (Scene scene : Scenes.detect(film)) {
      System.out.println(TimeCode.of(scene.start()) + " to " + TimeCode.of(scene.end()));
    }
  }

  private static void writeFiles(Path film, Path folder) throws IOException {
    SceneList scenes = Scenes.detect(film, AdaptiveDetector.withDefaults());
    SceneFormat.csv().write(scenes, folder.resolve("scenes.csv"));
    SceneFormat.webVttChapters().write(scenes, folder.resolve("chapters.vtt"));
    EditDecisionList.builder().reel("FILM1").build().write(scenes, folder.resolve("scenes.edl"));

    // later, perhaps after corrections by hand
    SceneList own = Scenes.detect(film, FixedCuts.readCsv(folder.resolve("scenes.csv")));
    System.out.println(own.size() + " scenes");
  }

  private static void writeStatistics(Path film, Path folder) throws IOException {
    AdaptiveDetector detector =
        AdaptiveDetector.builder().adaptiveThreshold(3.5).minimumSceneSeconds(0.6).build();
    try (StatisticsCsv scores = StatisticsCsv.create(folder.resolve("scores.csv"), detector)) {
      Scenes.detect(SceneRequest.builder(film).detector(detector).onScores(scores).build());
    }
  }
}
