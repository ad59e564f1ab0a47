package io.github.clipsearch.duplicates;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.Listing;
import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.VideoRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds videos that are copies of one another, and runs of scenes that videos have in common, by
 * their embeddings: also when they were encoded anew, scaled, cropped a little or trimmed, or their
 * cuts were not found in all of the copies. Immutable and safe for use by several threads.
 *
 * <p>Every scene is searched for in the index, so the time grows with the square of the number of
 * scenes where the store scans; memory holds the matches of one video at a time. Of a scene that
 * looks like more than {@value #MOST_MATCHES} others only the most alike ones are looked at. Blank
 * scenes are passed over.
 *
 * <pre>{@code
 * DuplicateReport report = DuplicateFinder.withDefaults().find(store);
 * report.groups().forEach(group -> System.out.println(group.videos()));
 * }</pre>
 */
public final class DuplicateFinder {
  /** How alike two scenes are at least, when nothing else is said. */
  public static final double DEFAULT_SIMILARITY = 0.95;

  /** How many scenes a run has at least, when nothing else is said. */
  public static final int DEFAULT_MINIMUM_SCENES = 2;

  /** How much of the shorter video a copy holds at least, when nothing else is said. */
  public static final double DEFAULT_MINIMUM_COVERAGE = 0.5;

  private static final int MOST_MATCHES = 1000;

  /** By how much the time between two cuts may differ: some frames at any usual frame rate. */
  private static final double TOLERANCE_SECONDS = 0.5;

  private final double similarity;
  private final int minimumScenes;
  private final double minimumCoverage;

  private DuplicateFinder(Builder builder) {
    similarity = builder.similarity;
    minimumScenes = builder.minimumScenes;
    minimumCoverage = builder.minimumCoverage;
  }

  /**
   * Starts a finder.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A finder with the default settings.
   *
   * @return the finder
   */
  public static DuplicateFinder withDefaults() {
    return builder().build();
  }

  /**
   * Looks at all videos of an index. What is written meanwhile is seen in part.
   *
   * @param store stays the caller's
   * @return the groups of copies, and what other videos share
   * @throws io.github.clipsearch.AlreadyClosedException when the store is closed
   * @throws io.github.clipsearch.IndexStoreException when it cannot be read
   */
  public DuplicateReport find(IndexStore store) {
    Groups groups = new Groups();
    List<CopiedRun> runs = new ArrayList<>();
    for (VideoRecord video : store.videos()) {
      VideoScenes scenes = new VideoScenes(video, store.scenes(video.id()));
      matches(scenes, store)
          .forEach(
              (other, matches) -> {
                List<CopiedRun> common = runs(scenes, other, matches);
                runs.addAll(common);
                if (coverage(scenes, other, common) >= minimumCoverage) {
                  groups.join(video, other.video());
                }
              });
    }
    return groups.report(runs);
  }

  /** What looks like the scenes of a video in those whose ids come after its own. */
  private Map<VideoScenes, List<SceneMatch>> matches(VideoScenes scenes, IndexStore store) {
    SortedMap<String, Map<Integer, List<SceneHit>>> byVideo = new TreeMap<>();
    for (int position = 0; position < scenes.count(); position++) {
      VectorQuery query =
          VectorQuery.builder(scenes.record(position).embedding())
              .listing(Listing.SCENES)
              .excludeVideo(scenes.video().id())
              .minimumScore(similarity)
              .limit(MOST_MATCHES)
              .build();
      for (VideoHit hit : store.search(query)) {
        if (hit.video().id().compareTo(scenes.video().id()) > 0) {
          byVideo
              .computeIfAbsent(hit.video().id(), id -> new TreeMap<>())
              .computeIfAbsent(position, key -> new ArrayList<>())
              .add(hit.bestScene());
        }
      }
    }
    Map<VideoScenes, List<SceneMatch>> matches = new LinkedHashMap<>();
    byVideo.forEach(
        (id, hits) -> {
          Optional<VideoRecord> video = store.video(id);
          if (video.isPresent()) {
            VideoScenes other = new VideoScenes(video.get(), store.scenes(id));
            matches.put(other, matches(hits, other));
          }
        });
    return matches;
  }

  private static List<SceneMatch> matches(Map<Integer, List<SceneHit>> hits, VideoScenes other) {
    List<SceneMatch> matches = new ArrayList<>();
    hits.forEach(
        (position, found) -> {
          for (SceneHit scene : found) {
            int otherPosition = other.position(scene.number());
            if (otherPosition >= 0) { // else the video was replaced meanwhile
              matches.add(new SceneMatch(position, otherPosition, scene.score()));
            }
          }
        });
    return matches;
  }

  private List<CopiedRun> runs(VideoScenes first, VideoScenes second, List<SceneMatch> matches) {
    int scenes = Math.min(minimumScenes, Math.min(first.count(), second.count()));
    return new Alignment(first, second, TOLERANCE_SECONDS)
        .chains(matches, scenes).stream()
            .map(
                chain ->
                    new CopiedRun(
                        first.run(chain.firstBegin(), chain.firstEnd()),
                        second.run(chain.secondBegin(), chain.secondEnd()),
                        chain.similarity()))
            .toList();
  }

  /** How much of the one video or of the other the runs hold: the larger share. */
  private static double coverage(VideoScenes first, VideoScenes second, List<CopiedRun> runs) {
    return Math.max(
        share(first, runs.stream().map(CopiedRun::first).toList()),
        share(second, runs.stream().map(CopiedRun::second).toList()));
  }

  private static double share(VideoScenes video, List<SceneRun> runs) {
    double covered = 0;
    for (SceneRun run : runs) {
      covered += video.seconds(video.position(run.firstScene()), video.position(run.lastScene()));
    }
    double all = video.seconds(0, video.count() - 1);
    return runs.isEmpty() ? 0 : all > 0 ? covered / all : 1;
  }

  /** Collects a finder's settings. Belongs to one thread. */
  public static final class Builder {
    private double similarity = DEFAULT_SIMILARITY;
    private int minimumScenes = DEFAULT_MINIMUM_SCENES;
    private double minimumCoverage = DEFAULT_MINIMUM_COVERAGE;

    private Builder() {}

    /**
     * How alike two scenes have to be to be the same. Which value tells copies from scenes that are
     * merely alike depends on the model.
     *
     * @param cosine above 0, at most 1; default {@value DuplicateFinder#DEFAULT_SIMILARITY}
     * @return this builder
     * @throws InvalidRequestException when it is not in this range
     */
    public Builder similarity(double cosine) {
      if (!(cosine > 0 && cosine <= 1)) {
        throw new InvalidRequestException(
            "The least similarity of copies is above 0 and at most 1, not " + cosine + ".");
      }
      this.similarity = cosine;
      return this;
    }

    /**
     * How many scenes a run has at least, counted by the cuts that both videos have; with 1, single
     * scenes are found, and more that are merely alike. Of a video that has fewer scenes, all of
     * them are enough.
     *
     * @param scenes at least 1; default {@value DuplicateFinder#DEFAULT_MINIMUM_SCENES}
     * @return this builder
     * @throws InvalidRequestException when it is below 1
     */
    public Builder minimumScenes(int scenes) {
      if (scenes < 1) {
        throw new InvalidRequestException("A run has at least 1 scene, not " + scenes + ".");
      }
      this.minimumScenes = scenes;
      return this;
    }

    /**
     * How much of one of two videos, in time, their common runs hold at least for them to be copies
     * of one another.
     *
     * @param share above 0, at most 1; default {@value DuplicateFinder#DEFAULT_MINIMUM_COVERAGE}
     * @return this builder
     * @throws InvalidRequestException when it is not in this range
     */
    public Builder minimumCoverage(double share) {
      if (!(share > 0 && share <= 1)) {
        throw new InvalidRequestException(
            "The share that a copy holds is above 0 and at most 1, not " + share + ".");
      }
      this.minimumCoverage = share;
      return this;
    }

    /**
     * Makes the finder.
     *
     * @return an immutable finder
     */
    public DuplicateFinder build() {
      return new DuplicateFinder(this);
    }
  }
}
