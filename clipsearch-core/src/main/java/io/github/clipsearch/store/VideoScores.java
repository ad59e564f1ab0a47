package io.github.clipsearch.store;

import io.github.clipsearch.filter.TimeRange;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one video's scenes after the other's, and which hits they make. The arrays are used
 * again for every video. Belongs to one thread.
 */
final class VideoScores {
  private final VectorQuery query;
  private final BestHits best;
  private final SequenceFinder sequences;
  private final @Nullable TimeRange range;

  /** [step][scene], of which those from first to end are scored. */
  private final float[][] scores;

  /** The scores of the scenes that have one, back to back, for the ranking. */
  private float[] ranked = new float[0];

  private String id = "";
  private int count;
  private int first;
  private int end;
  private SceneTimes times;

  VideoScores(VectorQuery query, BestHits best) {
    this.query = query;
    this.best = best;
    this.sequences = new SequenceFinder(query.maximumGap());
    this.range = query.timeRange().orElse(null);
    this.scores = new float[query.stepCount()][0];
    this.times = SceneTimes.of(List.of());
  }

  /** Begins a video, and finds which of its scenes are to be scored. */
  void start(String videoId, int sceneCount, SceneTimes sceneTimes) {
    id = videoId;
    count = sceneCount;
    times = sceneTimes;
    first = 0;
    end = sceneCount;
    if (range != null) {
      while (first < end && !range.overlaps(times.start(first), times.end(first))) {
        first++;
      }
      while (first < end && !range.overlaps(times.start(end - 1), times.end(end - 1))) {
        end--;
      }
    }
    if (ranked.length < count) {
      int capacity = Math.max(count, 2 * ranked.length);
      ranked = new float[capacity];
      Arrays.setAll(scores, step -> new float[capacity]);
    }
  }

  /** Number of the first scene to score. */
  int first() {
    return first;
  }

  /** Number of the first scene after it that is not to be scored. */
  int end() {
    return end;
  }

  /** Where the scores for a step go, by scene number. */
  float[] scores(int step) {
    return scores[step];
  }

  /** Keeps what may be among the hits; returns how many scenes have a score. */
  int finish() {
    for (int number : query.excludedScenes(id)) {
      if (number >= first && number < end) {
        leaveOut(number);
      }
    }
    int scored = 0;
    for (int i = first; i < end; i++) {
      if (scores[0][i] != ExactScan.NOT_SCORED) {
        ranked[scored++] = scores[0][i];
      }
    }
    if (scored > 0) {
      if (query.stepCount() > 1) {
        listSequences();
      } else if (query.listing() == Listing.VIDEOS) {
        listVideo(scored);
      } else {
        listScenes(scored);
      }
    }
    return scored;
  }

  private void leaveOut(int scene) {
    for (float[] ofStep : scores) {
      ofStep[scene] = ExactScan.NOT_SCORED;
    }
  }

  private void listVideo(int scored) {
    double score = query.ranking().score(ranked, scored);
    if (best.wants(score)) {
      int[] numbers = new int[scored];
      int next = 0;
      for (int i = first; i < end; i++) {
        if (scores[0][i] != ExactScan.NOT_SCORED) {
          numbers[next++] = i;
        }
      }
      best.add(new ScoredVideo(id, count, score, numbers, Arrays.copyOf(ranked, scored)));
    }
  }

  /** The scenes whose score is among the video's best. */
  private void listScenes(int scored) {
    float least = ExactScan.NOT_SCORED;
    int equal = Integer.MAX_VALUE;
    if (query.scenesPerVideo() < scored) {
      float[] sorted = Arrays.copyOf(ranked, scored);
      Arrays.sort(sorted);
      least = sorted[scored - query.scenesPerVideo()];
      float threshold = least;
      int above = 0;
      for (float score : sorted) {
        above += score > threshold ? 1 : 0;
      }
      equal = query.scenesPerVideo() - above;
    }
    for (int i = first; i < end; i++) {
      float score = scores[0][i];
      if (score == ExactScan.NOT_SCORED || score < least || (score == least && equal-- <= 0)) {
        continue;
      }
      if (best.wants(score)) {
        best.add(new ScoredVideo(id, count, score, new int[] {i}, new float[] {score}));
      }
    }
  }

  /** The best sequence, then the best of those that share no scene with it, and so on. */
  private void listSequences() {
    int most = query.listing() == Listing.VIDEOS ? 1 : query.scenesPerVideo();
    for (int found = 0; found < most; found++) {
      int[] numbers = sequences.find(scores, first, end, times);
      if (numbers == null) {
        return;
      }
      float[] ofSteps = new float[numbers.length];
      double sum = 0;
      for (int step = 0; step < numbers.length; step++) {
        ofSteps[step] = scores[step][numbers[step]];
        sum += ofSteps[step];
      }
      double score = sum / numbers.length;
      if (!best.wants(score)) {
        return; // and none that follows
      }
      best.add(new ScoredVideo(id, count, score, numbers, ofSteps));
      for (int number : numbers) {
        leaveOut(number);
      }
    }
  }
}
