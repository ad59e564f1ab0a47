package io.github.clipsearch.store;

import io.github.clipsearch.scene.Scene;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * A hit before its video's record and its scenes' times are known: ordered by score, then by id (as
 * UTF-8 bytes), then by the number of the first scene. Immutable.
 */
public final class ScoredVideo {
  static final Comparator<ScoredVideo> BEST_FIRST =
      Comparator.comparingDouble(ScoredVideo::score)
          .reversed()
          .thenComparing(found -> found.idBytes, Arrays::compareUnsigned)
          .thenComparingInt(found -> found.numbers[0]);

  private final String id;
  private final byte[] idBytes;
  private final int sceneCount;
  private final double score;
  private final int[] numbers;
  private final float[] scores;

  /**
   * Keeps the arrays.
   *
   * @param sceneCount number of scenes of the video, blank and left out ones too
   * @param numbers of the scenes that make the hit, ascending, at least one
   * @param scores of these scenes
   */
  ScoredVideo(String id, int sceneCount, double score, int[] numbers, float[] scores) {
    this.id = id;
    this.idBytes = id.getBytes(StandardCharsets.UTF_8);
    this.sceneCount = sceneCount;
    this.score = score;
    this.numbers = numbers;
    this.scores = scores;
  }

  /**
   * The id of the video.
   *
   * @return as it was shown to the scan
   */
  public String id() {
    return id;
  }

  /**
   * The number of scenes whose embeddings were shown to the scan, by which a store recognises that
   * the video was replaced meanwhile.
   *
   * @return at least 1
   */
  public int sceneCount() {
    return sceneCount;
  }

  /**
   * The score of the hit.
   *
   * @return what the hits are ordered by
   */
  public double score() {
    return score;
  }

  /**
   * Makes the hit.
   *
   * @param rank from 1 on
   * @param video what the index knows of it
   * @param scenes the frames and times of a scene, by its number
   * @param times the time that stands for a scene in seconds, by its number
   * @return the hit
   */
  public VideoHit hit(
      int rank, VideoRecord video, IntFunction<Scene> scenes, IntToDoubleFunction times) {
    List<SceneHit> hits = new ArrayList<>(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      int number = numbers[i];
      hits.add(new SceneHit(number, scenes.apply(number), times.applyAsDouble(number), scores[i]));
    }
    return new VideoHit(rank, video, score, hits);
  }
}
