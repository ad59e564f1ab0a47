package io.github.clipsearch.spark;

import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.IndexCopy;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A store of which several processes can write: LMDB on a disk that they share, opened each time.
 */
final class FolderStore implements IndexStore {
  private final Path folder;

  FolderStore(Path folder) {
    this.folder = folder;
  }

  private synchronized <T> T with(Function<IndexStore, T> action) {
    try (IndexStore store = LmdbIndexStore.open(folder)) {
      return action.apply(store);
    }
  }

  /** All that is in it now. */
  IndexStore copy() {
    InMemoryIndexStore copy = new InMemoryIndexStore();
    with(store -> IndexCopy.copy(store, copy));
    return copy;
  }

  @Override
  public Optional<EncoderIdentity> encoder() {
    return with(IndexStore::encoder);
  }

  @Override
  public void claim(EncoderIdentity encoder) {
    with(
        store -> {
          store.claim(encoder);
          return true;
        });
  }

  @Override
  public void put(VideoRecord video, List<SceneRecord> scenes) {
    with(
        store -> {
          store.put(video, scenes);
          return true;
        });
  }

  @Override
  public Optional<VideoRecord> video(String id) {
    return with(store -> store.video(id));
  }

  @Override
  public List<SceneRecord> scenes(String id) {
    return with(store -> store.scenes(id));
  }

  @Override
  public boolean remove(String id) {
    return with(store -> store.remove(id));
  }

  @Override
  public void forEachVideo(Consumer<? super VideoRecord> action) {
    copy().forEachVideo(action);
  }

  @Override
  public void close() {
    // opened and closed at each call
  }
}
