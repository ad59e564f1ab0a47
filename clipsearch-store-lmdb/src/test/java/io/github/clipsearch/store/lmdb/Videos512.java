package io.github.clipsearch.store.lmdb;

import static io.github.clipsearch.store.StoreFixtures.randomVector;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.video;

import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoRecord;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Videos of the dimension that CLIP has, which follow from one number. */
final class Videos512 {
  static final int DIMENSION = 512;
  static final EncoderIdentity ENCODER = new EncoderIdentity("test/512", DIMENSION);

  private Videos512() {}

  static VideoRecord record(String id, int number, int sceneCount) {
    return video(id, sceneCount, Map.of("number", number));
  }

  static List<SceneRecord> sceneRecords(int number, int sceneCount) {
    Random random = new Random(number);
    float[][] vectors = new float[sceneCount][];
    for (int i = 0; i < sceneCount; i++) {
      vectors[i] = randomVector(random, DIMENSION);
    }
    return scenes(vectors);
  }

  static void put(LmdbIndexStore store, String id, int number, int sceneCount) {
    store.put(record(id, number, sceneCount), sceneRecords(number, sceneCount));
  }
}
