package io.github.clipsearch.store.solr;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clipsearch.store.VideoRecord;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The ids of documents. A video's is the hexadecimal UTF-8 of its id: Solr orders it as the bytes
 * are ordered, and no query syntax and no routing rule sees anything special in it.
 */
final class Keys {
  /** Of the document that says which encoder made the index: no hexadecimal number. */
  static final String INDEX = "index";

  private static final HexFormat HEX = HexFormat.of();

  private Keys() {}

  /** The key of a video; empty when no video can have this id. */
  static Optional<String> of(String id) {
    boolean valid =
        UTF_8.newEncoder().canEncode(id)
            && !id.isEmpty()
            && id.getBytes(UTF_8).length <= VideoRecord.MAX_ID_BYTES;
    return valid ? Optional.of(HEX.formatHex(id.getBytes(UTF_8))) : Optional.empty();
  }

  /** The id of the video with this key. */
  static String id(String key) {
    return new String(HEX.parseHex(key), UTF_8);
  }

  static String scene(String videoKey, int number) {
    return videoKey + '.' + number;
  }

  /** The key of the video that a scene belongs to. */
  static String videoOf(String sceneKey) {
    return sceneKey.substring(0, sceneKey.indexOf('.'));
  }
}
