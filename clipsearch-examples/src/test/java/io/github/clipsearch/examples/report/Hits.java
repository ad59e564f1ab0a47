package io.github.clipsearch.examples.report;

import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.SourceStamp;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.VideoStatus;
import io.github.clipsearch.video.FrameSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Hits to test with. */
public final class Hits {
  private Hits() {}

  /**
   * A hit with one scene.
   *
   * @param fileName of the video, in any folder
   * @param start of the scene in seconds
   * @param end of the scene in seconds
   * @return a hit in the middle of the scene
   */
  public static VideoHit of(String fileName, double start, double end) {
    return of(Path.of("any", "folder", fileName), start, end);
  }

  static VideoHit of(Path file, double start, double end) {
    Scene scene = new Scene((long) (start * 25), (long) (end * 25), start, end);
    return new VideoHit(
        1, video(file), 0.25, List.of(new SceneHit(0, scene, (start + end) / 2, 0.25)));
  }

  static VideoRecord video(Path file) {
    return new VideoRecord(
        file.getFileName().toString(),
        file.toUri(),
        64,
        48,
        100,
        4,
        2,
        VideoStatus.COMPLETE,
        List.of(),
        Map.of(),
        new SourceStamp("0".repeat(64), 1, Instant.EPOCH, "any"),
        FrameSource.UNKNOWN,
        Instant.EPOCH);
  }
}
