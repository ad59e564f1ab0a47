package io.github.clipsearch.store.approximate;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.StoreInterruptedException;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that brings the graph after the store: compares them when the graph was opened and
 * whenever someone else has changed the store, and takes over the videos that are {@linkplain
 * PendingVideos pending}.
 */
final class GraphUpdater implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ApproximateIndexStore.class);
  private static final AtomicInteger NAMES = new AtomicInteger();

  /** How much is taken over before it is published and safe from a crash. */
  private static final long ROUND_SCENES = 300_000;

  /** How often the end of a merge is looked for, while there may be one. */
  private static final long POLL_MILLIS = 1000;

  private static final long NEVER = Long.MAX_VALUE;

  private final IndexStore store;
  private final PendingVideos pending;
  private final StoreRevision revision;
  private final GraphSettings settings;
  private final Thread thread;

  private volatile @Nullable SceneGraph graph;
  private volatile boolean compared;
  private volatile boolean closing;
  private volatile @Nullable Throwable failure;

  /** Guarded by this object, as all that the thread waits for. */
  private int awaiting;

  private long wakings;
  private boolean settled;

  GraphUpdater(
      IndexStore store, PendingVideos pending, StoreRevision revision, GraphSettings settings) {
    this.store = store;
    this.pending = pending;
    this.revision = revision;
    this.settings = settings;
    store.encoder().ifPresent(this::openGraph);
    thread = new Thread(this::run, "clipsearch-graph-" + NAMES.incrementAndGet());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Opens the graph once it is known of which encoder the index is. */
  synchronized void openGraph(EncoderIdentity encoder) {
    if (graph == null && !closing) {
      graph = GraphDirectory.open(settings.directory(), encoder, this::fail);
    }
  }

  /**
   * The graph, when it can be searched: together with what is pending it holds all that is in the
   * store.
   */
  Optional<SceneGraph> searchable() {
    if (!compared || failure != null || closing) {
      return Optional.empty();
    }
    if (!revision.isKnown()) {
      compared = false;
      wake();
      return Optional.empty();
    }
    return Optional.ofNullable(graph);
  }

  /** Says that something was changed, or is wanted. */
  synchronized void wake() {
    wakings++;
    settled = false;
    notifyAll();
  }

  GraphState state() {
    PendingVideos.Size size = pending.size();
    @Nullable SceneGraph current = graph;
    long scenes;
    try {
      scenes = current == null || closing ? 0 : current.sceneCount();
    } catch (org.apache.lucene.store.AlreadyClosedException e) {
      scenes = 0; // closed since we looked
    } catch (IOException e) {
      fail(e);
      scenes = 0;
    }
    return new GraphState(
        scenes,
        size.videos(),
        size.scenes(),
        !compared,
        Optional.ofNullable(failure).map(Throwable::toString));
  }

  /** Ends the work on the graph; searches do without it. */
  void fail(Throwable reason) {
    synchronized (this) {
      if (failure == null) {
        failure = reason;
      }
      notifyAll();
    }
    LOG.error(
        "The graph in {} is of no use any more; searches are exact until the store is opened again",
        settings.directory(),
        reason);
  }

  /** Waits until nothing is pending that is to be taken over, and merges are done. */
  void await() {
    synchronized (this) {
      awaiting++;
      wake();
      try {
        while (!settled && failure == null && !closing) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoreInterruptedException("Waiting for the graph was interrupted.", e);
      } finally {
        awaiting--;
      }
    }
    @Nullable Throwable reason = failure;
    if (reason != null) {
      throw new IndexStoreException(
          "The graph in %s could not be brought up to date: %s. Searches are exact until the store is opened again."
              .formatted(settings.directory(), reason),
          reason);
    }
    if (closing) {
      throw new AlreadyClosedException("The store was closed before its graph was up to date.");
    }
  }

  private void run() {
    try {
      while (!closing && failure == null) {
        // that others write is noticed by searches; without any it does not matter yet
        if (!compared || (isAwaited() && !revision.isKnown())) {
          compare();
          continue;
        }
        long due = dueInNanos();
        if (due == 0) {
          takeOver();
        } else {
          rest(due);
        }
      }
    } catch (CancellationException e) {
      LOG.debug("Comparing the graph with the store was ended: {}", e.getMessage());
    } catch (Throwable e) { // whatever it is, searches go on without the graph
      if (!closing) {
        fail(e);
      }
    }
  }

  private synchronized boolean isAwaited() {
    return awaiting > 0;
  }

  private void compare() throws IOException {
    store.encoder().ifPresent(this::openGraph);
    revision.takeAsKnown();
    @Nullable SceneGraph current = graph;
    Map<String, BytesRef> inGraph = current == null ? new HashMap<>() : current.videos();
    int known = inGraph.size();
    store.forEachVideo(
        video -> {
          if (closing) {
            throw new CancellationException("closed");
          }
          @Nullable BytesRef fingerprint = inGraph.remove(video.id());
          if (!Fingerprint.of(video).equals(fingerprint)) {
            pending.add(video.id(), video.sceneCount());
          }
        });
    inGraph.keySet().forEach(id -> pending.add(id, 0));
    LOG.debug(
        "Compared the graph in {}: it has {} videos; {} are pending",
        settings.directory(),
        known,
        pending.size().videos());
    compared = true;
  }

  /** In how long pending videos are to be taken over, as far as is known now. */
  private long dueInNanos() throws IOException {
    @Nullable SceneGraph current = graph;
    if (current == null || pending.some(1).isEmpty()) {
      return NEVER;
    }
    long scenes = pending.size().scenes();
    if (current.sceneCount() == 0 && scenes < settings.fromScenes()) {
      return NEVER;
    }
    synchronized (this) {
      return awaiting > 0 || scenes >= settings.batchScenes()
          ? 0
          : Math.max(0, settings.quietNanos() - pending.quietNanos());
    }
  }

  private void takeOver() throws IOException {
    SceneGraph target = graph();
    List<PendingVideos.Change> taken = new ArrayList<>();
    for (PendingVideos.Change change : pending.some(ROUND_SCENES)) {
      if (closing) {
        break;
      }
      // first the record: scenes that are newer than it are taken over again when compared
      Optional<VideoRecord> video = store.video(change.id());
      List<SceneRecord> scenes = video.isEmpty() ? List.of() : store.scenes(change.id());
      if (scenes.isEmpty()) {
        target.remove(change.id());
      } else {
        target.put(change.id(), Fingerprint.of(video.orElseThrow()), scenes);
      }
      taken.add(change);
    }
    target.publish();
    pending.takenOver(taken);
    LOG.debug(
        "Took over {} videos into the graph in {}, which has {} scenes now",
        taken.size(),
        settings.directory(),
        target.sceneCount());
  }

  private SceneGraph graph() {
    @Nullable SceneGraph current = graph;
    if (current == null) {
      throw new IllegalStateException("there is no graph yet");
    }
    return current;
  }

  /** Until something is to be taken over, looks after what merges make. */
  private void rest(long nanos) throws IOException, InterruptedException {
    @Nullable SceneGraph current = graph;
    boolean finish;
    long seen;
    synchronized (this) {
      finish = awaiting > 0 && !settled;
      seen = wakings;
    }
    if (finish) {
      if (current != null) {
        current.finishMerges();
      }
      synchronized (this) {
        settled = seen == wakings;
        notifyAll();
      }
      return;
    }
    boolean merging = current != null && current.publishMerged();
    long millis = merging ? POLL_MILLIS : nanos / 1_000_000 + 1;
    long start = System.nanoTime();
    synchronized (this) {
      long left = millis;
      while (!closing && failure == null && seen == wakings && left > 0) {
        wait(left);
        left = millis - (System.nanoTime() - start) / 1_000_000;
      }
    }
  }

  /** Waits for what is under way; what was not taken over yet is found when opened again. */
  @Override
  public void close() {
    @Nullable SceneGraph current;
    synchronized (this) {
      closing = true;
      current = graph;
      notifyAll();
    }
    if (current != null) {
      current.abandonMerges();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (current != null) {
      try {
        current.close();
      } catch (IOException | RuntimeException e) {
        LOG.warn(
            "The graph in {} could not be closed properly; it is built again where it is damaged",
            settings.directory(),
            e);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
