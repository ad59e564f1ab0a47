package io.github.clipsearch.store;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.filter.VideoFilter;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An index on the Java heap, gone when it is closed: for tests and small applications. */
public final class InMemoryIndexStore implements IndexStore {
  /** By code point, which is the order of the UTF-8 bytes and tells all strings apart. */
  private static final Comparator<String> BY_CODE_POINT =
      (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  /** Replaced when the store is closed, so that running calls finish on what they began with. */
  private volatile ConcurrentSkipListMap<String, Entry> entries =
      new ConcurrentSkipListMap<>(BY_CODE_POINT);

  /** Raised when a change is visible already. */
  private final AtomicLong revision = new AtomicLong();

  private final Object claimLock = new Object();
  private volatile @Nullable EncoderIdentity encoder;
  private volatile boolean closed;

  private record Entry(VideoRecord video, List<SceneRecord> scenes, FloatBuffer vectors) {
    VideoHit hit(int rank, ScoredVideo found) {
      return found.hit(rank, video, i -> scenes.get(i).scene(), i -> scenes.get(i).time());
    }
  }

  private final ScanThreads threads;

  /** Creates an empty store, which searches with as many threads as there are processors. */
  public InMemoryIndexStore() {
    this(ScanThreads.ofProcessors());
  }

  /**
   * Creates an empty store.
   *
   * @param threads for its searches; closed with the store
   */
  public InMemoryIndexStore(ScanThreads threads) {
    this.threads = Objects.requireNonNull(threads, "threads");
  }

  @Override
  public Optional<EncoderIdentity> encoder() {
    requireOpen();
    return Optional.ofNullable(encoder);
  }

  @Override
  public void claim(EncoderIdentity claimant) {
    requireOpen();
    synchronized (claimLock) {
      if (encoder == null) {
        encoder = claimant;
        revision.incrementAndGet();
      } else {
        StoreChecks.requireSameEncoder(encoder, claimant, "The index in memory");
      }
    }
  }

  @Override
  public void put(VideoRecord video, List<SceneRecord> scenes) {
    requireOpen();
    EncoderIdentity owner = StoreChecks.requireClaimed(encoder);
    StoreChecks.requireConsistent(video, scenes, owner.dimension());
    FloatBuffer vectors =
        FloatBuffer.allocate(Math.multiplyExact(scenes.size(), owner.dimension()));
    scenes.forEach(scene -> vectors.put(scene.embedding()));
    entries().put(video.id(), new Entry(video, List.copyOf(scenes), vectors.flip()));
    revision.incrementAndGet();
  }

  @Override
  public Optional<VideoRecord> video(String id) {
    return Optional.ofNullable(entries().get(id)).map(Entry::video);
  }

  @Override
  public List<SceneRecord> scenes(String id) {
    Entry entry = entries().get(id);
    return entry == null ? List.of() : entry.scenes();
  }

  @Override
  public boolean remove(String id) {
    if (entries().remove(id) == null) {
      return false;
    }
    revision.incrementAndGet();
    return true;
  }

  @Override
  public void forEachVideo(Consumer<? super VideoRecord> action) {
    entries().values().forEach(entry -> action.accept(entry.video()));
  }

  @Override
  public SearchResult search(VectorQuery query) {
    Map<String, Entry> snapshot = snapshot(query.filter());
    EncoderIdentity owner = encoder;
    if (owner == null) {
      return SearchResult.empty();
    }
    StoreChecks.requireDimension(query, owner.dimension());
    try (ParallelScan scan = threads.scan(query)) {
      snapshot.forEach(
          (id, entry) -> {
            if (query.accepts(entry.video())) {
              scan.add(id, entry.vectors(), SceneTimes.of(entry.scenes()));
            }
          });
      return scan.result(
          (rank, found) ->
              Optional.ofNullable(snapshot.get(found.id())).map(entry -> entry.hit(rank, found)));
    }
  }

  /** What a search may have to look at, as it is now. */
  private Map<String, Entry> snapshot(VideoFilter filter) {
    ConcurrentSkipListMap<String, Entry> content = entries();
    Optional<Set<String>> ids = filter.ids();
    if (ids.isEmpty()) {
      return new HashMap<>(content);
    }
    Map<String, Entry> named = new HashMap<>();
    for (String id : ids.get()) {
      Entry entry = content.get(id);
      if (entry != null) {
        named.put(id, entry);
      }
    }
    return named;
  }

  @Override
  public OptionalLong revision() {
    requireOpen();
    return OptionalLong.of(revision.get());
  }

  @Override
  public void close() {
    closed = true;
    threads.close();
    entries = new ConcurrentSkipListMap<>(BY_CODE_POINT);
  }

  /** The content of the open store: read before the check, as closing replaces it after. */
  private ConcurrentSkipListMap<String, Entry> entries() {
    ConcurrentSkipListMap<String, Entry> content = entries;
    requireOpen();
    return content;
  }

  private void requireOpen() {
    if (closed) {
      throw new AlreadyClosedException("The in-memory index was closed.");
    }
  }
}
