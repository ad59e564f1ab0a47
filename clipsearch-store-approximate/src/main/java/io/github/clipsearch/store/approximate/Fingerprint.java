package io.github.clipsearch.store.approximate;

import io.github.clipsearch.store.SourceStamp;
import io.github.clipsearch.store.VideoRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/**
 * By what the scenes of a video are recognised as the ones that are in the graph, without reading
 * them: 16 bytes of a digest of all in the video's record that says when and from what its scenes
 * were made. Its place and its metadata may change.
 */
final class Fingerprint {
  private static final int BYTES = 16;

  private Fingerprint() {}

  static BytesRef of(VideoRecord video) {
    SourceStamp source = video.source();
    String text =
        String.join(
            "\n",
            video.id(),
            video.indexedAt().toString(),
            Integer.toString(video.sceneCount()),
            Long.toString(video.frameCount()),
            Double.toString(video.duration()),
            video.status().name(),
            video.frameSource().toString(),
            source.sha256(),
            Long.toString(source.size()),
            source.lastModified().toString(),
            source.settings());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new BytesRef(Arrays.copyOf(digest, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
