package io.github.clipsearch.store.approximate;

import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.Listing;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.StoreFixtures;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Videos whose scenes lie in clusters, as those of real footage do. */
final class Footage {
  static final int DIMENSION = 48; // no power of two
  static final EncoderIdentity ENCODER = new EncoderIdentity("test/clusters", DIMENSION);
  private static final int CLUSTERS = 40;
  private static final float SPREAD = 0.15f;

  private static final float[][] MIDDLES = new float[CLUSTERS][];

  static {
    Random random = new Random(1);
    Arrays.setAll(MIDDLES, i -> near(new float[DIMENSION], 1, random));
  }

  private Footage() {}

  static String id(int number) {
    return "video %05d".formatted(number);
  }

  /** The vectors of a take of a video; other takes have others. */
  static float[][] vectors(int number, int take, int scenes) {
    Random random = new Random(31L * number + 1_000_003L * take);
    float[][] vectors = new float[scenes][];
    Arrays.setAll(vectors, i -> near(MIDDLES[random.nextInt(CLUSTERS)], SPREAD, random));
    return vectors;
  }

  static float[] query(int number) {
    Random random = new Random(-1 - number);
    return near(MIDDLES[random.nextInt(CLUSTERS)], SPREAD, random);
  }

  private static float[] near(float[] middle, float spread, Random random) {
    float[] vector = middle.clone();
    double square = 0;
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] += spread * (float) random.nextGaussian();
      square += (double) vector[i] * vector[i];
    }
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] /= (float) Math.sqrt(square);
    }
    return vector;
  }

  /** Stores a take, which says so in its metadata. */
  static void put(IndexStore store, int number, int take, int scenes) {
    store.put(
        StoreFixtures.video(id(number), scenes, Map.of("take", take, "tenth", number % 10)),
        StoreFixtures.scenes(vectors(number, take, scenes)));
  }

  /** Which take a video is of. */
  static int take(VideoRecord video) {
    return ((Long) video.metadata().getOrDefault("take", -1L)).intValue();
  }

  static void put(IndexStore store, int from, int to) {
    for (int number = from; number < to; number++) {
      put(store, number, 0, 10);
    }
  }

  static VectorQuery.Builder scenesNear(int queryNumber) {
    return VectorQuery.builder(query(queryNumber)).listing(Listing.SCENES);
  }

  /** What was found, such as "video 00001#3". */
  static List<String> names(SearchResult result) {
    return result.stream().map(hit -> hit.video().id() + "#" + hit.bestScene().number()).toList();
  }
}
