package io.github.clipsearch.examples.web;

import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.SearchCost;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.VideoRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the interface answers, as JSON's members are named. All times are seconds. */
final class Answers {
  private static final int VERSION_DIGITS = 12;

  private Answers() {}

  /**
   * What is in the index.
   *
   * @param duration of all videos together
   * @param uploads whether videos can be added
   */
  record Index(int videos, long scenes, double duration, boolean uploads) {}

  /**
   * A video.
   *
   * @param name of its file
   * @param version changes when the content does
   */
  record Video(
      String id,
      String name,
      String version,
      double duration,
      int width,
      int height,
      int scenes,
      String status,
      List<String> warnings,
      Map<String, Object> metadata) {
    static Video of(VideoRecord video) {
      return new Video(
          video.id(),
          RequestedVideos.name(video),
          video.source().sha256().substring(0, VERSION_DIGITS),
          video.duration(),
          video.width(),
          video.height(),
          video.sceneCount(),
          video.status().name().toLowerCase(Locale.ROOT),
          video.warnings(),
          video.metadata());
    }
  }

  /**
   * A scene.
   *
   * @param number 0-based
   * @param end of its last frame
   * @param time of the frame that stands for it
   * @param blank whether there is nothing to be seen
   * @param score cosine similarity with the query, where there is one
   */
  record Scene(
      int number, double start, double end, double time, boolean blank, @Nullable Double score) {
    static Scene of(SceneHit hit) {
      return new Scene(hit.number(), hit.start(), hit.end(), hit.time(), false, hit.score());
    }

    static List<Scene> all(List<SceneRecord> scenes) {
      List<Scene> all = new ArrayList<>();
      for (SceneRecord scene : scenes) {
        all.add(
            new Scene(
                all.size(),
                scene.scene().start(),
                scene.scene().end(),
                scene.time(),
                scene.blank(),
                null));
      }
      return all;
    }
  }

  /**
   * A hit.
   *
   * @param best the scene that fits best
   * @param scenes those that were compared
   */
  record Hit(int rank, double score, Video video, Scene best, List<Scene> scenes) {
    static Hit of(VideoHit hit) {
      return new Hit(
          hit.rank(),
          hit.score(),
          Video.of(hit.video()),
          Scene.of(hit.bestScene()),
          hit.scenes().stream().map(Scene::of).toList());
    }
  }

  /** What a search took. */
  record Seconds(double encode, double scan, double rank) {
    private static final double NANOS = 1e9;

    static Seconds of(SearchCost cost) {
      return new Seconds(
          cost.encode().toNanos() / NANOS,
          cost.scan().toNanos() / NANOS,
          cost.rank().toNanos() / NANOS);
    }
  }

  /**
   * What a search found.
   *
   * @param scenesScored how many were compared with the query
   * @param exact whether none was left out
   */
  record Found(List<Hit> hits, long scenesScored, boolean exact, Seconds seconds) {
    static Found of(SearchResult result) {
      return new Found(
          result.stream().map(Hit::of).toList(),
          result.cost().scenes(),
          result.exact(),
          Seconds.of(result.cost()));
    }
  }
}
