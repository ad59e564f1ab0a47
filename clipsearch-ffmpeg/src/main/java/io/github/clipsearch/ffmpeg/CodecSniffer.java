package io.github.clipsearch.ffmpeg;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises codecs that FFmpeg 2.8 has no name for by the codes that containers write: only to
 * tell what is missing, never to read a video by.
 */
final class CodecSniffer {
  private static final int BYTES = 1 << 20;

  /** A codec that FFmpeg 2.8 lacks, or does not know the code of. */
  enum Codec {
    VP9("VP9"),
    AV1("AV1"),
    VVC("VVC (H.266)"),
    DOLBY_VISION("Dolby Vision");

    private final String title;

    Codec(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** How MP4 and Matroska call them. */
  private static final Map<String, Codec> CODES =
      Map.of(
          "vp09", Codec.VP9,
          "av01", Codec.AV1,
          "V_AV1", Codec.AV1,
          "vvc1", Codec.VVC,
          "vvi1", Codec.VVC,
          "V_MPEGI/ISO/VVC", Codec.VVC,
          "dvh1", Codec.DOLBY_VISION,
          "dvhe", Codec.DOLBY_VISION,
          "dav1", Codec.DOLBY_VISION);

  private CodecSniffer() {}

  /**
   * Looks at the file's beginning and end, where headers lie.
   *
   * @return the codec whose code comes first, if any
   * @throws IOException when reading fails
   */
  static Optional<Codec> sniff(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      Optional<Codec> atStart = search(read(bytes, 0));
      return atStart.isPresent()
          ? atStart
          : search(read(bytes, Math.max(0, bytes.length() - BYTES)));
    }
  }

  private static String read(RandomAccessFile bytes, long from) throws IOException {
    byte[] content = new byte[(int) Math.min(BYTES, bytes.length() - from)];
    bytes.seek(from);
    bytes.readFully(content);
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  private static Optional<Codec> search(String content) {
    Optional<Codec> found = Optional.empty();
    int first = Integer.MAX_VALUE;
    for (Map.Entry<String, Codec> code : CODES.entrySet()) {
      int at = content.indexOf(code.getKey());
      if (at >= 0 && at < first) {
        first = at;
        found = Optional.of(code.getValue());
      }
    }
    return found;
  }
}
