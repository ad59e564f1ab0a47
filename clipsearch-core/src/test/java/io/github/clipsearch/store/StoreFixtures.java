package io.github.clipsearch.store;

import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.ranking.VideoRanking;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.video.FrameSource;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Videos, scenes and vectors for tests of stores. */
public final class StoreFixtures {
  /** An encoder of four dimensions, so that vectors can be written down. */
  public static final EncoderIdentity ENCODER = new EncoderIdentity("test/four", 4);

  private StoreFixtures() {}

  /**
   * A complete video of this many scenes.
   *
   * @param id of the video
   * @param sceneCount number of scenes
   * @return the record
   */
  public static VideoRecord video(String id, int sceneCount) {
    return video(id, sceneCount, Map.of());
  }

  /**
   * A complete video with metadata.
   *
   * @param id of the video
   * @param sceneCount number of scenes
   * @param metadata the user's values
   * @return the record
   */
  public static VideoRecord video(String id, int sceneCount, Map<String, ?> metadata) {
    return new VideoRecord(
        id,
        URI.create("file:///videos/clip.mp4"),
        640,
        360,
        25L * sceneCount,
        sceneCount,
        sceneCount,
        VideoStatus.COMPLETE,
        List.of(),
        Metadata.copyOf(metadata),
        new SourceStamp("0".repeat(64), 1000, Instant.parse("2026-01-02T03:04:05Z"), "test"),
        FrameSource.UNKNOWN,
        Instant.parse("2026-02-03T04:05:06.123456789Z"));
  }

  /**
   * Scenes of one second and 25 frames each, one for each vector.
   *
   * @param vectors of length one
   * @return the scenes in order
   */
  public static List<SceneRecord> scenes(float[]... vectors) {
    List<SceneRecord> scenes = new ArrayList<>(vectors.length);
    for (int i = 0; i < vectors.length; i++) {
      Scene scene = new Scene(25L * i, 25L * (i + 1), i, i + 1.0);
      scenes.add(new SceneRecord(scene, i + 0.48, vectors[i]));
    }
    return scenes;
  }

  /**
   * A vector, written down.
   *
   * @param values its components
   * @return the vector
   */
  public static float[] vector(double... values) {
    float[] vector = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      vector[i] = (float) values[i];
    }
    return vector;
  }

  /**
   * A vector of length one in a random direction.
   *
   * @param random where from
   * @param dimension its length
   * @return the vector
   */
  public static float[] randomVector(Random random, int dimension) {
    double[] values = random.doubles(dimension, -1, 1).toArray();
    double norm = 0;
    for (double value : values) {
      norm += value * value;
    }
    for (int i = 0; i < dimension; i++) {
      values[i] /= Math.sqrt(norm);
    }
    return vector(values);
  }

  /**
   * The best scene decides.
   *
   * @param vector of length one
   * @param limit the most hits
   * @return the query
   */
  public static VectorQuery query(float[] vector, int limit) {
    return VectorQuery.builder(vector).limit(limit).ranking(VideoRanking.bestScene()).build();
  }
}
