package io.github.clipsearch.store;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.encoder.EncoderIdentity;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An index on the Java heap, gone when it is closed: for tests and small applications. */
public final class InMemoryIndexStore implements IndexStore {
  private final ConcurrentSkipListMap<String, Entry> entries =
      new ConcurrentSkipListMap<>(
          (a, b) ->
              Arrays.compareUnsigned(
                  a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
  private final Object claimLock = new Object();
  private volatile @Nullable EncoderIdentity encoder;
  private volatile boolean closed;

  private record Entry(VideoRecord video, List<SceneRecord> scenes, FloatBuffer vectors) {}

  /** Creates an empty store. */
  public InMemoryIndexStore() {}

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
    entries.put(video.id(), new Entry(video, List.copyOf(scenes), vectors.flip()));
  }

  @Override
  public Optional<VideoRecord> video(String id) {
    requireOpen();
    return Optional.ofNullable(entries.get(id)).map(Entry::video);
  }

  @Override
  public List<SceneRecord> scenes(String id) {
    requireOpen();
    Entry entry = entries.get(id);
    return entry == null ? List.of() : entry.scenes();
  }

  @Override
  public boolean remove(String id) {
    requireOpen();
    return entries.remove(id) != null;
  }

  @Override
  public void forEachVideo(Consumer<? super VideoRecord> action) {
    requireOpen();
    entries.values().forEach(entry -> action.accept(entry.video()));
  }

  @Override
  public List<VideoHit> search(VectorQuery query) {
    requireOpen();
    ExactScan scan = new ExactScan(query);
    entries.forEach((id, entry) -> scan.add(id, entry.vectors()));
    return scan.hits(this);
  }

  @Override
  public void close() {
    closed = true;
    entries.clear();
  }

  private void requireOpen() {
    if (closed) {
      throw new AlreadyClosedException("The in-memory index was closed.");
    }
  }
}
