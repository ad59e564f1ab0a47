package io.github.clipsearch.store;

import io.github.clipsearch.encoder.EncoderIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Where the index lives: for each video its record, its scenes and their embeddings. Safe for use
 * by several threads; searches do not wait for writes.
 *
 * <p>Every method throws {@link io.github.clipsearch.AlreadyClosedException} once the store is
 * closed (but {@link #close()} itself), and {@link io.github.clipsearch.IndexStoreException} when
 * the medium fails or its content is damaged.
 *
 * <p>A call whose thread is interrupted may end early, with {@link
 * io.github.clipsearch.StoreInterruptedException}; long ones should. It has changed nothing then,
 * and the thread stays interrupted.
 */
public interface IndexStore extends AutoCloseable {
  /**
   * The encoder that this index was made with.
   *
   * @return empty until the first {@link #claim}
   */
  Optional<EncoderIdentity> encoder();

  /**
   * Ties the index to an encoder: the first call remembers it, later calls compare.
   *
   * @param encoder the encoder whose vectors are about to be stored or searched for
   * @throws io.github.clipsearch.IncompatibleIndexException when the index was made with another
   *     one; the message names both
   */
  void claim(EncoderIdentity encoder);

  /**
   * Stores a video with all its scenes, in place of what was stored under its id. Readers see all
   * of the old or all of the new, also after a crash.
   *
   * @param video whose {@code sceneCount} is the number of scenes
   * @param scenes in order, at least one, each with an embedding of the claimed dimension
   * @throws io.github.clipsearch.InvalidRequestException when the store was not claimed yet, a
   *     vector has another dimension, or the number of scenes is not the record's
   */
  void put(VideoRecord video, List<SceneRecord> scenes);

  /**
   * Looks a video up.
   *
   * @param id of the video
   * @return its record, or empty when there is none
   */
  Optional<VideoRecord> video(String id);

  /**
   * The scenes of a video, with their embeddings.
   *
   * @param id of the video
   * @return in order; empty when there is no such video
   */
  List<SceneRecord> scenes(String id);

  /**
   * Removes a video and all its scenes. Removing what is not there does nothing.
   *
   * @param id of the video
   * @return whether there was such a video
   */
  boolean remove(String id);

  /**
   * Shows all videos, ordered by id (as UTF-8 bytes).
   *
   * @param action called for each record, on the calling thread; must not write to this store
   */
  void forEachVideo(Consumer<? super VideoRecord> action);

  /**
   * All videos, ordered by id (as UTF-8 bytes).
   *
   * @return a new list
   */
  default List<VideoRecord> videos() {
    List<VideoRecord> videos = new ArrayList<>();
    forEachVideo(videos::add);
    return videos;
  }

  /**
   * Finds what ranks highest for a query. Blank scenes are neither scored nor found, and do not
   * count in a video's score; a video that has no others is never found. Equal scores are ordered
   * by id (as UTF-8 bytes) and then by scene, so that the same query on the same content gives the
   * same hits every time, and the pages of a query fit together while nobody writes. Between pages,
   * a video that is added or removed moves those that rank below it, which may then be seen twice
   * or not at all.
   *
   * <p>The default scores every scene exactly, reading through {@link #forEachVideo}, or {@link
   * #video} where the filter names ids, and {@link #scenes}. Stores with faster access override it,
   * most simply with {@link ExactScan}.
   *
   * @param query vectors, filter, ranking and page
   * @return at most {@code query.limit()} hits, highest score first
   * @throws io.github.clipsearch.InvalidRequestException when the vectors have another dimension
   *     than the index
   */
  default SearchResult search(VectorQuery query) {
    encoder().ifPresent(owner -> StoreChecks.requireDimension(query, owner.dimension()));
    ExactScan scan = new ExactScan(query);
    Consumer<VideoRecord> add =
        video -> {
          if (query.accepts(video)) {
            scan.add(video.id(), scenes(video.id()));
          }
        };
    query
        .filter()
        .ids()
        .ifPresentOrElse(
            ids -> ids.forEach(id -> video(id).ifPresent(add)), () -> forEachVideo(add));
    return scan.result(this);
  }

  /**
   * By what someone who has derived something from the content notices that it has changed since: a
   * number that every {@link #claim}, {@link #put} and {@link #remove} that changes something
   * raises by one, whoever calls it, in another process too.
   *
   * @return the number of the last change that is visible; always empty for a store that does not
   *     count, as by default
   */
  default OptionalLong revision() {
    return OptionalLong.empty();
  }

  /** Releases files and native memory. Waits for running calls. Closing twice is allowed. */
  @Override
  void close();
}
