package io.github.clipsearch.store.approximate;

import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Another store, with a graph of its scenes beside it, so that a search need not look at all of
 * them. See {@link io.github.clipsearch.store.approximate} for what it promises.
 */
public final class ApproximateIndexStore implements IndexStore {
  private static final long DEFAULT_FROM_SCENES = 200_000;
  private static final int DEFAULT_WIDTH = 400;
  private static final long DEFAULT_BATCH_SCENES = 5_000;
  private static final Duration DEFAULT_QUIET = Duration.ofSeconds(5);

  private final IndexStore store;
  private final PendingVideos pending = new PendingVideos();
  private final StoreRevision revision;
  private final GraphUpdater updater;
  private final ApproximateSearch approximate;

  private ApproximateIndexStore(IndexStore store, GraphSettings settings) {
    this.store = store;
    revision = new StoreRevision(store);
    updater = new GraphUpdater(store, pending, revision, settings);
    approximate = new ApproximateSearch(store, settings.width());
  }

  /**
   * Puts a graph beside a store, with all settings at their defaults. The same as {@code
   * builder(store, directory).open()}.
   *
   * @param store as for {@link #builder}
   * @param directory as for {@link #builder}
   * @return the store, to be closed in place of the other
   * @throws io.github.clipsearch.IndexStoreException when the directory is in use, holds something
   *     else, or cannot be read or written; the other store stays open
   */
  public static ApproximateIndexStore open(IndexStore store, Path directory) {
    return builder(store, directory).open();
  }

  /**
   * Puts a graph beside a store, with settings.
   *
   * @param store holds the index; from now on to be written and closed through this one
   * @param directory for the graph's files, on a local disk and used by nothing else; created when
   *     it is not there. It can be removed at any time while the store is closed: the graph is then
   *     built again
   * @return the settings, all at their defaults
   */
  public static Builder builder(IndexStore store, Path directory) {
    return new Builder(store, directory);
  }

  /** Settings. Belongs to one thread. */
  public static final class Builder {
    private final IndexStore store;
    private final Path directory;
    private long fromScenes = DEFAULT_FROM_SCENES;
    private int width = DEFAULT_WIDTH;
    private long batchScenes = DEFAULT_BATCH_SCENES;
    private Duration quiet = DEFAULT_QUIET;

    private Builder(IndexStore store, Path directory) {
      this.store = Objects.requireNonNull(store, "store");
      this.directory = Objects.requireNonNull(directory, "directory");
    }

    /**
     * From how many scenes on there is a graph. A smaller index is searched exactly, which is fast
     * enough and takes no room; a graph that is there already stays.
     *
     * @param scenes from 0 on; default 200,000
     * @return this
     */
    public Builder fromScenes(long scenes) {
      if (scenes < 0) {
        throw new IllegalArgumentException("an index has 0 scenes or more, not " + scenes);
      }
      fromScenes = scenes;
      return this;
    }

    /**
     * How many near scenes a search keeps on its way through the graph (<i>ef</i> in the
     * literature). More find more of what an exact search finds and take longer. A quarter of them
     * is the rank up to which there are approximate results; pages that reach farther are searched
     * exactly.
     *
     * @param scenes at least 4; default 400, for hits up to rank 100
     * @return this
     */
    public Builder width(int scenes) {
      if (scenes < 4) {
        throw new IllegalArgumentException("a search keeps at least 4 scenes, not " + scenes);
      }
      width = scenes;
      return this;
    }

    /** From how many pending scenes on, or after how long without writing, they are taken over. */
    Builder batch(long scenes, Duration quietTime) {
      batchScenes = scenes;
      quiet = quietTime;
      return this;
    }

    /**
     * Opens the graph, and an empty one where there is none or one that is of no use. What it lacks
     * is taken over in the background.
     *
     * @return the store, to be closed in place of the other
     * @throws io.github.clipsearch.IndexStoreException when the directory is in use, holds
     *     something else, or cannot be read or written; the other store stays open
     */
    public ApproximateIndexStore open() {
      ApproximateIndexStore opened =
          new ApproximateIndexStore(
              store,
              new GraphSettings(
                  directory.toAbsolutePath(), fromScenes, width, batchScenes, quiet.toNanos()));
      opened.updater.start();
      return opened;
    }
  }

  /**
   * How far the graph is.
   *
   * @return as it is now
   */
  public GraphState graph() {
    return updater.state();
  }

  /**
   * Waits until the graph holds all that is in the store, and Lucene has merged its parts: after
   * many videos were stored, say. Returns at once when the index is too small for a graph.
   *
   * @throws io.github.clipsearch.IndexStoreException when the work on the graph has failed
   * @throws io.github.clipsearch.StoreInterruptedException when the thread is interrupted
   * @throws io.github.clipsearch.AlreadyClosedException when the store is closed meanwhile
   */
  public void awaitGraph() {
    updater.await();
  }

  @Override
  public Optional<EncoderIdentity> encoder() {
    return store.encoder();
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.github.clipsearch.IndexStoreException also when the store had no encoder yet and the
   *     graph's directory is in use, holds something else, or cannot be read or written
   */
  @Override
  public void claim(EncoderIdentity encoder) {
    revision.write(
        () -> {
          store.claim(encoder);
          return true;
        });
    updater.openGraph(encoder);
  }

  @Override
  public void put(VideoRecord video, List<SceneRecord> scenes) {
    write(
        video.id(),
        scenes.size(),
        () -> {
          store.put(video, scenes);
          return true;
        });
  }

  @Override
  public boolean remove(String id) {
    return write(id, 0, () -> store.remove(id));
  }

  private boolean write(String id, int scenes, Supplier<Boolean> change) {
    pending.beginWrite(id, scenes);
    try {
      return revision.write(change);
    } finally {
      pending.endWrite(id);
      updater.wake();
    }
  }

  @Override
  public Optional<VideoRecord> video(String id) {
    return store.video(id);
  }

  @Override
  public List<SceneRecord> scenes(String id) {
    return store.scenes(id);
  }

  @Override
  public void forEachVideo(Consumer<? super VideoRecord> action) {
    store.forEachVideo(action);
  }

  @Override
  public OptionalLong revision() {
    return store.revision();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Goes through the graph where that helps, see {@link io.github.clipsearch.store.approximate};
   * {@link SearchResult#exact} says whether it did.
   */
  @Override
  public SearchResult search(VectorQuery query) {
    if (approximate.suits(query)) {
      Optional<SceneGraph> graph = updater.searchable();
      if (graph.isPresent() && graph.get().dimension() == query.dimension()) {
        Optional<SearchResult> found = search(query, graph.get());
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    return store.search(query);
  }

  private Optional<SearchResult> search(VectorQuery query, SceneGraph graph) {
    Set<String> changed = pending.ids(); // before the graph: what leaves them is in the graph
    try {
      return graph.sceneCount() == 0 || pending.size().scenes() > graph.sceneCount()
          ? Optional.empty()
          : approximate.search(query, graph, changed);
    } catch (IOException e) {
      updater.fail(e);
      return Optional.empty();
    } catch (org.apache.lucene.store.AlreadyClosedException e) {
      return Optional.empty(); // as the store is, which says so itself
    }
  }

  /** Closes the graph and the other store. Waits for running calls. Closing twice is allowed. */
  @Override
  public void close() {
    try {
      updater.close();
    } finally {
      store.close();
    }
  }
}
