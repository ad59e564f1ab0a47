package io.github.clipsearch.store.approximate;

import io.github.clipsearch.store.VideoRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.lucene.util.BytesRef;

/**
 * By what the scenes of a video are recognised as the ones that are in the graph, without reading
 * them: 16 bytes of a digest of the video's whole record, which stores keep together with the
 * scenes.
 */
final class Fingerprint {
  private static final int BYTES = 16;

  private Fingerprint() {}

  static BytesRef of(VideoRecord video) {
    StringBuilder text = new StringBuilder();
    for (Object part :
        List.of(
            video.id(),
            video.uri(),
            video.width(),
            video.height(),
            video.frameCount(),
            video.duration(),
            video.sceneCount(),
            video.status().name(),
            video.warnings(),
            new TreeMap<>(video.metadata()), // maps are in no order that would stay
            video.source(),
            video.frameSource(),
            video.indexedAt())) {
      text.append(part).append('\n');
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return new BytesRef(Arrays.copyOf(digest, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
