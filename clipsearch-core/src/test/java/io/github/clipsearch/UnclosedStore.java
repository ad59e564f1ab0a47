package io.github.clipsearch;

import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A store that outlives the engine it is given to; searches with the interface's default. */
record UnclosedStore(IndexStore store) implements IndexStore {
  @Override
  public Optional<EncoderIdentity> encoder() {
    return store.encoder();
  }

  @Override
  public void claim(EncoderIdentity encoder) {
    store.claim(encoder);
  }

  @Override
  public void put(VideoRecord video, List<SceneRecord> scenes) {
    store.put(video, scenes);
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
  public boolean remove(String id) {
    return store.remove(id);
  }

  @Override
  public void forEachVideo(Consumer<? super VideoRecord> action) {
    store.forEachVideo(action);
  }

  @Override
  public void close() {}
}
