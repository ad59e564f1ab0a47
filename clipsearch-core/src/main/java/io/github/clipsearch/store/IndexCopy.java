package io.github.clipsearch.store;

import io.github.clipsearch.encoder.EncoderIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Copies an index from one store into another, of the same kind or not: to move to another machine,
 * to another kind of store, or to vectors of another format. Nothing is embedded anew.
 *
 * <p>A copy that was interrupted is taken up by calling it again: a video whose record is in the
 * target already is passed over, since stores keep a video's record and its scenes together. Both
 * stores can be used meanwhile. What is removed from the source later, or was in the target before,
 * stays in the target.
 */
public final class IndexCopy {
  private IndexCopy() {}

  /**
   * What was copied.
   *
   * @param copied number of videos that were written
   * @param unchanged number of videos that were in the target already
   */
  public record Report(long copied, long unchanged) {}

  /** Wants to know how a copy goes on. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Called after each video, on the calling thread.
     *
     * @param done how many videos lie behind, copied or passed over
     * @param total of how many
     */
    void onProgress(long done, long total);
  }

  /**
   * Copies all videos.
   *
   * @param from where they are; only read
   * @param to where they go
   * @return what was done
   * @throws io.github.clipsearch.IncompatibleIndexException when the target holds an index of
   *     another encoder; nothing is copied
   * @throws io.github.clipsearch.IndexStoreException when reading or writing fails, or the thread
   *     is interrupted; each video is copied whole or not at all
   */
  public static Report copy(IndexStore from, IndexStore to) {
    return copy(from, to, (done, total) -> {});
  }

  /**
   * Copies all videos and tells how it goes on.
   *
   * @param from where they are; only read
   * @param to where they go
   * @param listener is told
   * @return what was done
   * @throws io.github.clipsearch.IncompatibleIndexException when the target holds an index of
   *     another encoder; nothing is copied
   * @throws io.github.clipsearch.IndexStoreException when reading or writing fails, or the thread
   *     is interrupted; each video is copied whole or not at all
   */
  public static Report copy(IndexStore from, IndexStore to, Listener listener) {
    Optional<EncoderIdentity> encoder = from.encoder();
    encoder.ifPresent(to::claim);
    List<String> ids = new ArrayList<>();
    from.forEachVideo(video -> ids.add(video.id()));
    long copied = 0;
    long unchanged = 0;
    long done = 0;
    for (String id : ids) {
      Optional<VideoRecord> video = from.video(id);
      if (video.isPresent() && video.equals(to.video(id))) {
        unchanged++;
      } else if (video.isPresent() && put(video.get(), from.scenes(id), to)) {
        copied++;
      }
      done++;
      listener.onProgress(done, ids.size());
    }
    return new Report(copied, unchanged);
  }

  /** A video that was replaced or removed between two readings is left to the next copy. */
  private static boolean put(VideoRecord video, List<SceneRecord> scenes, IndexStore to) {
    if (scenes.size() != video.sceneCount()) {
      return false;
    }
    to.put(video, scenes);
    return true;
  }
}
