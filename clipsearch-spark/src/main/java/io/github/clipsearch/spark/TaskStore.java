package io.github.clipsearch.spark;

import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.spark.TaskOutcome.Changes;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.StoreChecks;
import io.github.clipsearch.store.VideoRecord;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The index as the engine of one video sees it. Of other videos it knows at most the one that was
 * indexed from the same place, which the driver has looked up, so that no executor reads the whole
 * index. What an executor cannot do to the index itself it notes for the driver.
 *
 * <p>The engine reads a local file; the index knows the video by its own location. This is where
 * one becomes the other.
 */
final class TaskStore implements IndexStore {
  private final Optional<IndexStore> shared;
  private final Supplier<IndexStore> part;
  private final @Nullable EncoderIdentity owner;
  private final @Nullable VideoRecord known;
  private final URI location;
  private final URI localFile;

  private final List<String> removed = new ArrayList<>();
  private @Nullable EncoderIdentity claimed;
  private boolean partWritten;
  private boolean recordOnly;

  /**
   * Creates the view.
   *
   * @param shared the store that takes many writers; empty to write into a part
   * @param part opens the part
   * @param owner the encoder of the index, when it has one
   * @param known what the driver knows of the video
   * @param location of the video
   * @param localFile that the engine reads
   */
  TaskStore(
      Optional<IndexStore> shared,
      Supplier<IndexStore> part,
      Optional<EncoderIdentity> owner,
      Optional<VideoRecord> known,
      URI location,
      URI localFile) {
    this.shared = shared;
    this.part = part;
    this.owner = owner.orElse(null);
    this.location = location;
    this.localFile = localFile;
    this.known = known.map(this::asLocal).orElse(null);
  }

  /** What is left to do for the driver. */
  Changes changes() {
    return new Changes(partWritten, recordOnly, removed);
  }

  /** The record as the index keeps it. */
  VideoRecord asStored(VideoRecord video) {
    return video.uri().equals(localFile)
        ? video.with(location, video.metadata(), video.source())
        : video;
  }

  private VideoRecord asLocal(VideoRecord video) {
    return video.uri().equals(location)
        ? video.with(localFile, video.metadata(), video.source())
        : video;
  }

  @Override
  public Optional<EncoderIdentity> encoder() {
    return shared.isPresent() ? shared.get().encoder() : Optional.ofNullable(owner);
  }

  @Override
  public void claim(EncoderIdentity claimant) {
    if (owner != null) {
      StoreChecks.requireSameEncoder(owner, claimant, "The index that the videos are to go to");
    }
    claimed = claimant;
    shared.ifPresent(store -> store.claim(claimant));
  }

  @Override
  public void put(VideoRecord video, List<SceneRecord> scenes) {
    VideoRecord stored = asStored(video);
    if (shared.isPresent()) {
      shared.get().put(stored, scenes);
    } else if (scenes.isEmpty()) { // only the driver has those that are there already
      recordOnly = true;
    } else {
      IndexStore store = part.get();
      store.claim(StoreChecks.requireClaimed(claimed));
      store.put(stored, scenes);
      partWritten = true;
    }
  }

  @Override
  public Optional<VideoRecord> video(String id) {
    return shared.isPresent()
        ? shared.get().video(id).map(this::asLocal)
        : Optional.ofNullable(known).filter(video -> video.id().equals(id));
  }

  @Override
  public List<SceneRecord> scenes(String id) {
    return shared.map(store -> store.scenes(id)).orElse(List.of());
  }

  @Override
  public boolean remove(String id) {
    if (shared.isPresent()) {
      return shared.get().remove(id);
    }
    return removed.add(id);
  }

  @Override
  public void forEachVideo(Consumer<? super VideoRecord> action) {
    if (known != null) {
      action.accept(known);
    }
  }

  /** Closes nothing: the store and the part have other owners. */
  @Override
  public void close() {}
}
