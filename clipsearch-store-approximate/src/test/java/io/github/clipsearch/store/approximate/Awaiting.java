package io.github.clipsearch.store.approximate;

import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Searches only when the graph holds all that is in the store. */
record Awaiting(ApproximateIndexStore store) implements IndexStore {
  @Override
  public SearchResult search(VectorQuery query) {
    store.awaitGraph();
    return store.search(query);
  }

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
  public OptionalLong revision() {
    return store.revision();
  }

  @Override
  public void close() {
    store.close();
  }
}
