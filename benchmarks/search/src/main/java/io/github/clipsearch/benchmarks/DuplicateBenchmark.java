package io.github.clipsearch.benchmarks;

import io.github.clipsearch.duplicates.DuplicateFinder;
import io.github.clipsearch.duplicates.DuplicateGroup;
import io.github.clipsearch.duplicates.DuplicateReport;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.Listing;
import io.github.clipsearch.store.ScanThreads;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Finding copies among the videos of an index that {@link SearchBenchmark} made, every twentieth of
 * which is there a second time with small differences, against searching for each scene once.
 *
 * <pre>DuplicateBenchmark FOLDER VIDEOS...</pre>
 *
 * <p>For each number of videos, the two are measured in turn, three rounds, of which the best
 * counts. Fails when not just the copies are found.
 */
public final class DuplicateBenchmark {
  private static final int EVERY = 20;
  private static final int ROUNDS = 3;

  private DuplicateBenchmark() {}

  public static void main(String[] args) {
    System.out.println("scenes  searches  finder  ratio  ms per scene");
    try (LmdbIndexStore source = LmdbIndexStore.open(Path.of(args[0]).resolve("lmdb-FLOAT32"))) {
      for (int i = 1; i < args.length; i++) {
        try (IndexStore store = new InMemoryIndexStore(ScanThreads.ofProcessors())) {
          fill(store, source, Integer.parseInt(args[i]));
          measure(store);
        }
      }
    }
  }

  private static void measure(IndexStore store) {
    List<float[]> scenes = new ArrayList<>();
    for (VideoRecord video : store.videos()) {
      store.scenes(video.id()).forEach(scene -> scenes.add(scene.embedding()));
    }
    double searches = Double.MAX_VALUE;
    double finder = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      scenes.forEach(vector -> store.search(query(vector)));
      long between = System.nanoTime();
      check(DuplicateFinder.withDefaults().find(store), store.videos().size());
      searches = Math.min(searches, (between - start) / 1e9);
      finder = Math.min(finder, (System.nanoTime() - between) / 1e9);
    }
    System.out.printf(
        "%6d  %6.2f s  %4.2f s  %5.2f  %.3f%n",
        scenes.size(), searches, finder, finder / searches, finder * 1e3 / scenes.size());
  }

  private static VectorQuery query(float[] vector) {
    return VectorQuery.builder(vector).listing(Listing.SCENES).limit(10).build();
  }

  private static void check(DuplicateReport report, int videos) {
    int copies = videos / (EVERY + 1);
    if (report.groups().size() != copies) {
      throw new IllegalStateException(
          report.groups().size() + " groups of copies instead of " + copies);
    }
    for (DuplicateGroup group : report.groups()) {
      String first = group.videos().get(0).id();
      String second = group.videos().get(1).id();
      if (group.videos().size() != 2 || !second.equals(first + " again")) {
        throw new IllegalStateException("no copies: " + group.videos());
      }
    }
  }

  private static void fill(IndexStore store, IndexStore source, int count) {
    store.claim(source.encoder().orElseThrow());
    Random random = new Random(1);
    List<VideoRecord> videos = source.videos().subList(0, count / EVERY * EVERY);
    for (int i = 0; i < videos.size(); i++) {
      VideoRecord video = videos.get(i);
      List<SceneRecord> scenes = source.scenes(video.id());
      store.put(video, scenes);
      if (i % EVERY == 0) {
        store.put(
            SearchBenchmark.record(video.id() + " again"),
            scenes.stream().map(scene -> altered(scene, random)).toList());
      }
    }
  }

  /** The scene as another encoding might look: a cosine of 0.99 to the original. */
  private static SceneRecord altered(SceneRecord scene, Random random) {
    float[] vector = SearchBenchmark.near(scene.embedding(), 0.015f, random);
    return new SceneRecord(scene.scene(), scene.time(), vector);
  }
}
