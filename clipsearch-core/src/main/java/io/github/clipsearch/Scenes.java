package io.github.clipsearch;

import io.github.clipsearch.scene.ContentDetector;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.scene.SceneDetector;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Scene detection alone, without an encoder or a store. */
public final class Scenes {
  private Scenes() {}

  /**
   * Splits a video into scenes with the decoder on the class path and the default detector.
   *
   * @param file the video file
   * @return at least one scene, in order, without gaps
   * @throws VideoReadException when the video cannot be read
   */
  public static List<Scene> detect(Path file) {
    return detect(file, Decoders.onClassPath(), ContentDetector.withDefaults());
  }

  /**
   * Splits a video into scenes. What can be read of a damaged video is used.
   *
   * @param file the video file
   * @param decoder opens the file
   * @param detector finds the cuts
   * @return at least one scene, in order, without gaps
   * @throws VideoReadException when the video cannot be read
   */
  public static List<Scene> detect(Path file, VideoDecoder decoder, SceneDetector detector) {
    VideoDecoder.requireReadableFile(file);
    List<Scene> scenes = new ArrayList<>();
    try (VideoStream stream = decoder.open(file)) {
      SceneTracker tracker = new SceneTracker(detector, stream.info());
      while (stream.advance()) {
        tracker.accept(stream.frame(), scenes::add);
      }
      if (tracker.frameCount() == 0) {
        throw Decoders.noFrames(file, stream);
      }
      tracker.finish(scenes::add);
    }
    return scenes;
  }
}
