package io.github.clipsearch.testing;

import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Another store's content. Searched with the interface's default, and with no revision, unless a
 * subclass has its own.
 */
public class ForwardingStore implements IndexStore {
  private final IndexStore content;
  private final boolean closesContent;

  /**
   * Forwards to a store.
   *
   * @param content keeps what is stored
   * @param closesContent false when the content is to outlive this
   */
  public ForwardingStore(IndexStore content, boolean closesContent) {
    this.content = content;
    this.closesContent = closesContent;
  }

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
    if (closesContent) {
      content.close();
    }
  }
}
