package io.github.clipsearch.store.approximate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The videos whose scenes in the graph are not, or may not be, those in the store: each from before
 * it is written until the graph that searches see has taken it over. Safe for use by several
 * threads.
 */
final class PendingVideos {
  private final Map<String, Entry> entries = new HashMap<>();
  private long sceneCount;
  private long changes;
  private long lastChangeNanos = System.nanoTime();

  /** Guarded by the outer object. */
  private static final class Entry {
    int scenes;
    int writers;
    long change;
  }

  /**
   * A video to be taken over.
   *
   * @param id of the video
   * @param change tells whether it was changed again since
   */
  record Change(String id, long change) {}

  /**
   * How much there is.
   *
   * @param videos number of videos
   * @param scenes number of their scenes, about
   */
  record Size(long videos, long scenes) {}

  /** Says that a video is about to be written, with so many scenes, or to be removed, with 0. */
  synchronized void beginWrite(String id, int scenes) {
    note(id, scenes).writers++;
  }

  /** Says that it was written, or that this has failed. */
  synchronized void endWrite(String id) {
    Entry entry = entries.get(id);
    if (entry != null) {
      entry.writers--;
      entry.change = ++changes;
      lastChangeNanos = System.nanoTime();
    }
    notifyAll();
  }

  /** Says that a video was found to be another than the graph has. */
  synchronized void add(String id, int scenes) {
    note(id, scenes);
    notifyAll();
  }

  private Entry note(String id, int scenes) {
    Entry entry = entries.computeIfAbsent(id, unknown -> new Entry());
    sceneCount += scenes - entry.scenes;
    entry.scenes = scenes;
    entry.change = ++changes;
    lastChangeNanos = System.nanoTime();
    return entry;
  }

  /** Some of those that are not being written now, about as many as have so many scenes. */
  synchronized List<Change> some(long scenes) {
    List<Change> some = new ArrayList<>();
    long left = scenes;
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      if (left <= 0) {
        break;
      }
      if (entry.getValue().writers == 0) {
        some.add(new Change(entry.getKey(), entry.getValue().change));
        left -= Math.max(1, entry.getValue().scenes);
      }
    }
    return some;
  }

  /** Forgets those that were not changed since, being in the graph that searches see. */
  synchronized void takenOver(List<Change> some) {
    for (Change taken : some) {
      @Nullable Entry entry = entries.get(taken.id());
      if (entry != null && entry.change == taken.change()) {
        entries.remove(taken.id());
        sceneCount -= entry.scenes;
      }
    }
    notifyAll();
  }

  /** The ids, as they are now. */
  synchronized Set<String> ids() {
    return Set.copyOf(entries.keySet());
  }

  synchronized Size size() {
    return new Size(entries.size(), sceneCount);
  }

  /** For how long nothing has been written. */
  synchronized long quietNanos() {
    return System.nanoTime() - lastChangeNanos;
  }
}
