package io.github.clipsearch.examples.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;

/**
 * The process that {@link StoreSoak} kills: four threads search, one indexes, one deletes. It
 * writes what it is about to do and what it has done to the standard output, a line each.
 */
final class SoakLoad {
  private static final int SEARCHERS = 4;
  private static final int SEARCHES_PER_LINE = 5;

  private final LmdbIndexStore store;

  /** What is said of a video is said in the order in which it happens. */
  private final Object[] slots = new Object[SoakVideo.SLOTS];

  /** As many deletions as videos were stored, so that about half of the slots are taken. */
  private final Semaphore deletions = new Semaphore(0);

  private interface Work {
    void go(Random random);
  }

  private SoakLoad(LmdbIndexStore store) {
    this.store = store;
    Arrays.setAll(slots, slot -> new Object());
  }

  /**
   * Runs until it is killed.
   *
   * @param args the index, the seed, and the number of the first video
   */
  public static void main(String[] args) {
    LmdbIndexStore store = LmdbIndexStore.open(Path.of(args[0]));
    store.claim(SoakVideo.ENCODER);
    new SoakLoad(store).start(Long.parseLong(args[1]), Integer.parseInt(args[2]));
  }

  private void start(long seed, int firstNumber) {
    for (int i = 0; i < SEARCHERS; i++) {
      endless(seed + i, this::search);
    }
    int[] next = {firstNumber};
    endless(seed + SEARCHERS, random -> index(random.nextInt(SoakVideo.SLOTS), next[0]++));
    endless(seed + SEARCHERS + 1, random -> delete(random.nextInt(SoakVideo.SLOTS)));
  }

  private static void endless(long seed, Work work) {
    Random random = new Random(seed);
    new Thread(
            () -> {
              try {
                while (true) {
                  work.go(random);
                }
              } catch (RuntimeException | Error e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
              }
            })
        .start();
  }

  private void index(int slot, int number) {
    SoakVideo video = new SoakVideo(slot, number);
    synchronized (slots[slot]) {
      say("put " + slot + " " + number);
      store.put(video.record(), video.scenes());
      say("stored " + slot + " " + number);
    }
    deletions.release();
  }

  private void delete(int slot) {
    deletions.acquireUninterruptibly();
    synchronized (slots[slot]) {
      say("remove " + slot + " 0");
      store.remove(SoakVideo.id(slot));
      say("removed " + slot + " 0");
    }
  }

  private void search(Random random) {
    for (int i = 0; i < SEARCHES_PER_LINE; i++) {
      float[] wanted = SoakVideo.vector(random);
      List<VideoHit> hits = store.search(VectorQuery.builder(wanted).limit(10).build()).hits();
      hits.stream().limit(1).forEach(hit -> requireWhole(hit, wanted));
    }
    say("searched 0 " + SEARCHES_PER_LINE);
  }

  private static void requireWhole(VideoHit hit, float[] wanted) {
    SoakVideo video = SoakVideo.of(hit.video());
    SceneHit best = hit.bestScene();
    float[] vector = video.scenes().get(best.number()).embedding();
    double cosine = 0;
    for (int i = 0; i < vector.length; i++) {
      cosine += (double) vector[i] * wanted[i];
    }
    if (!hit.video().equals(video.record())
        || hit.scenes().size() != hit.video().sceneCount()
        || Math.abs(cosine - best.score()) > 1e-5) {
      throw new IllegalStateException("a search found what was never stored: " + hit);
    }
  }

  /** In one write, so that no line is cut in two when the process is killed. */
  private static synchronized void say(String line) {
    try {
      System.out.write((line + "\n").getBytes(UTF_8));
      System.out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
