package io.github.clipsearch;

import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.scene.SceneDetector;
import io.github.clipsearch.scene.SceneList;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.FrameSource;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Scene detection alone, without an encoder or a store. */
public final class Scenes {
  private static final int PROGRESS_INTERVAL_FRAMES = 8;

  private Scenes() {}

  /**
   * Splits a video into scenes with the decoders on the class path and {@link
   * io.github.clipsearch.scene.TransitionDetector}.
   *
   * @param file the video file
   * @return at least one scene, in order, without gaps
   * @throws VideoReadException when the video cannot be read
   */
  public static SceneList detect(Path file) {
    return detect(SceneRequest.builder(file).build());
  }

  /**
   * Splits a video into scenes with the decoders on the class path.
   *
   * @param file the video file
   * @param detector finds the cuts
   * @return at least one scene, in order, without gaps
   * @throws VideoReadException when the video cannot be read
   */
  public static SceneList detect(Path file, SceneDetector detector) {
    return detect(SceneRequest.builder(file).detector(detector).build());
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
  public static SceneList detect(Path file, VideoDecoder decoder, SceneDetector detector) {
    return detect(SceneRequest.builder(file).decoder(decoder).detector(detector).build());
  }

  /**
   * Splits a video into scenes. What can be read of a damaged video is used; {@link
   * SceneList#warnings()} says what could not.
   *
   * @param request the video, and how to detect
   * @return at least one scene, in order, without gaps
   * @throws VideoReadException when the video cannot be read
   */
  public static SceneList detect(SceneRequest request) {
    Path file = request.file();
    VideoDecoder.requireReadableFile(file);
    List<Scene> scenes = new ArrayList<>();
    VideoDecoder decoder = request.decoder();
    FrameSelection frames = request.frames();
    try (VideoStream stream = decoder.open(file, frames)) {
      SceneTracker tracker = new SceneTracker(request.detector(), stream.info(), frames);
      while (stream.advance()) {
        tracker.accept(stream.frame(), scenes::add);
        if (tracker.frameCount() % PROGRESS_INTERVAL_FRAMES == 0) {
          report(request, stream, tracker, scenes);
        }
      }
      if (tracker.frameCount() == 0) {
        throw Decoders.noFrames(file, stream);
      }
      tracker.finish(scenes::add);
      report(request, stream, tracker, scenes);
      return new SceneList(
          file, stream.info(), scenes, stream.warnings(), FrameSource.of(decoder, stream, frames));
    }
  }

  private static void report(
      SceneRequest request, VideoStream stream, SceneTracker tracker, List<Scene> scenes) {
    request
        .progress()
        .onProgress(
            new IndexProgress(
                request.file(), tracker.framesPassed(), stream.info().frameCount(), scenes.size()));
  }
}
