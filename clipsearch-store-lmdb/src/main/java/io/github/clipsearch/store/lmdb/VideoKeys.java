package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.store.VideoRecord;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The key of a video: its id in UTF-8. */
final class VideoKeys {
  private VideoKeys() {}

  /** The key, or empty when no video can have this id. */
  static Optional<byte[]> of(String id) {
    if (id.isEmpty() || id.length() > VideoRecord.MAX_ID_BYTES) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(id));
      byte[] key = new byte[bytes.remaining()];
      bytes.get(key);
      return key.length > VideoRecord.MAX_ID_BYTES ? Optional.empty() : Optional.of(key);
    } catch (CharacterCodingException e) {
      return Optional.empty(); // an unpaired surrogate; String.getBytes would make it a '?'
    }
  }
}
