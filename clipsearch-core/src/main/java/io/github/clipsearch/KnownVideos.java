package io.github.clipsearch;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.VideoRecord;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the video that was indexed from a place. Reads the store once, then keeps up with what this
 * engine writes; every answer is checked against the store, so what others write meanwhile can make
 * it miss a video but never give a wrong one. Safe for use by several threads.
 */
final class KnownVideos {
  private final IndexStore store;
  private @Nullable Map<URI, String> idsByUri;

  KnownVideos(IndexStore store) {
    this.store = store;
  }

  Optional<VideoRecord> at(URI uri) {
    String id;
    synchronized (this) {
      id = ids().get(uri);
    }
    return Optional.ofNullable(id).flatMap(store::video).filter(video -> video.uri().equals(uri));
  }

  synchronized void remember(VideoRecord video) {
    if (idsByUri != null) {
      idsByUri.put(video.uri(), video.id());
    }
  }

  synchronized void forget(String id) {
    if (idsByUri != null) {
      idsByUri.values().remove(id);
    }
  }

  private Map<URI, String> ids() {
    Map<URI, String> ids = idsByUri;
    if (ids == null) {
      ids = new HashMap<>();
      Map<URI, String> found = ids;
      store.forEachVideo(video -> found.put(video.uri(), video.id()));
      idsByUri = ids;
    }
    return ids;
  }
}
