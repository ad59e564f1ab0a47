package io.github.clipsearch.spark;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.video.VideoDecoder;
import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all tasks of a run share.
 *
 * @param executor what an executor opens once and keeps
 * @param engine settings for each video
 * @param fetcher makes videos local
 * @param partsOrNull where tasks leave what the driver merges; null when the store takes many
 *     writers
 * @param ownerOrNull the encoder of the index, when it has one
 * @param attempts after how many a failure is for good
 * @param lastAttempt the number of the attempt after which Spark would give up the whole job
 * @param begunAt when the run began, by the driver's clock
 */
record TaskSetup(
    Parts executor,
    EngineSettings engine,
    VideoFetcher fetcher,
    @Nullable PartFolder partsOrNull,
    @Nullable EncoderIdentity ownerOrNull,
    int attempts,
    int lastAttempt,
    Instant begunAt)
    implements Serializable {

  /**
   * What an executor opens once.
   *
   * @param key the same for the same three
   * @param encoder makes the encoder
   * @param decoder makes the decoder
   * @param store opens the store; null when tasks leave parts
   */
  record Parts(
      String key,
      SerializableSupplier<? extends ClipEncoder> encoder,
      SerializableSupplier<? extends VideoDecoder> decoder,
      @Nullable SerializableSupplier<? extends IndexStore> store)
      implements Serializable {

    /**
     * Parts that are made in the same way are the same, and an executor that has them keeps them.
     */
    static Parts of(
        SerializableSupplier<? extends ClipEncoder> encoder,
        SerializableSupplier<? extends VideoDecoder> decoder,
        @Nullable SerializableSupplier<? extends IndexStore> store) {
      byte[] bytes = JavaBytes.write(new Parts("", encoder, decoder, store));
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        return new Parts(HexFormat.of().formatHex(digest), encoder, decoder, store);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }

  Optional<PartFolder> parts() {
    return Optional.ofNullable(partsOrNull);
  }

  Optional<EncoderIdentity> owner() {
    return Optional.ofNullable(ownerOrNull);
  }
}
