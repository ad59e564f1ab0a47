package io.github.clipsearch.store;

import io.github.clipsearch.encoder.EncoderIdentity;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A store that leaves searching to the interface's default. */
final class DefaultSearchTest extends IndexStoreSearchContract {
  @Override
  protected IndexStore create() {
    return new WithoutOwnSearch(new InMemoryIndexStore());
  }

  private record WithoutOwnSearch(IndexStore content) implements IndexStore {
    @Override
    public Optional<EncoderIdentity> encoder() {
      return content.encoder();
    }

    @Override
    public void claim(EncoderIdentity encoder) {
      content.claim(encoder);
    }

    @Override
    public void put(VideoRecord video, List<SceneRecord> scenes) {
      content.put(video, scenes);
    }

    @Override
    public Optional<VideoRecord> video(String id) {
      return content.video(id);
    }

    @Override
    public List<SceneRecord> scenes(String id) {
      return content.scenes(id);
    }

    @Override
    public boolean remove(String id) {
      return content.remove(id);
    }

    @Override
    public void forEachVideo(Consumer<? super VideoRecord> action) {
      content.forEachVideo(action);
    }

    @Override
    public void close() {
      content.close();
    }
  }
}
