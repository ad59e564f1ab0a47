package io.github.clipsearch.store;

import io.github.clipsearch.IncompatibleIndexException;
import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.encoder.EncoderIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks that every {@link IndexStore} makes, with the messages that all stores share. */
public final class StoreChecks {
  private StoreChecks() {}

  /**
   * Compares the encoder of an index with the one that wants to use it.
   *
   * @param owner the encoder that the index was made with
   * @param claimant the encoder that wants to use it
   * @param index how to name the index at the start of the message, such as {@code The index in
   *     /data/index}
   * @throws IncompatibleIndexException when they differ
   */
  public static void requireSameEncoder(
      EncoderIdentity owner, EncoderIdentity claimant, String index) {
    if (!owner.equals(claimant)) {
      throw new IncompatibleIndexException(
          "%s was made with the encoder %s, not with %s. Use the checkpoint that it was made with, or index the videos again into another place."
              .formatted(index, owner, claimant));
    }
  }

  /**
   * Refuses to store vectors of nobody knows which encoder.
   *
   * @param owner the encoder that the index was claimed by, or null
   * @return the encoder
   * @throws InvalidRequestException when there is none yet
   */
  public static EncoderIdentity requireClaimed(@Nullable EncoderIdentity owner) {
    if (owner == null) {
      throw new InvalidRequestException(
          "The index has no encoder yet: call claim(encoder.identity()) first.");
    }
    return owner;
  }

  /**
   * Refuses a video whose scenes do not fit it or the index.
   *
   * @param video about to be stored
   * @param scenes its scenes
   * @param dimension of the index
   * @throws InvalidRequestException when the number of scenes is zero or not the record's, or a
   *     vector has another dimension
   */
  public static void requireConsistent(VideoRecord video, List<SceneRecord> scenes, int dimension) {
    if (scenes.isEmpty() || scenes.size() != video.sceneCount()) {
      throw new InvalidRequestException(
          "The record of video '%s' says %d scenes, but %d were given."
              .formatted(video.id(), video.sceneCount(), scenes.size()));
    }
    for (SceneRecord scene : scenes) {
      if (scene.dimension() != dimension) {
        throw new InvalidRequestException(
            "A scene of video '%s' has a vector of %d dimensions, but the index has %d."
                .formatted(video.id(), scene.dimension(), dimension));
      }
    }
  }

  /**
   * Refuses to compare vectors of different lengths.
   *
   * @param query a search
   * @param dimension of the index
   * @throws InvalidRequestException when the query's vector has another dimension
   */
  public static void requireDimension(VectorQuery query, int dimension) {
    if (query.dimension() != dimension) {
      throw new InvalidRequestException(
          "The query has %d dimensions, but the index has %d. Query with the encoder that made the index."
              .formatted(query.dimension(), dimension));
    }
  }
}
