package io.github.clipsearch.examples;

import io.github.clipsearch.SceneRequest;
import io.github.clipsearch.Scenes;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.ffmpeg.HumbleVideoDecoder;
import io.github.clipsearch.video.isolated.IsolatedVideoDecoder;
import java.nio.file.Path;
import java.time.Duration;

/** Finds the scenes of files that nobody vouches for, in a process that may die of them. */
public final class IsolatedScenes {
  private IsolatedScenes() {}

  /**
   * Runs the program.
   *
   * @param args videos
   */
  public static void main(String[] args) {
    try (IsolatedVideoDecoder decoder =
        IsolatedVideoDecoder.builder(() -> new HumbleVideoDecoder(1))
            .timeLimit(Duration.ofSeconds(20))
            .build()) {
      for (String arg : args) {
        try {
          Path file = Path.of(arg);
          System.out.println(Scenes.detect(SceneRequest.builder(file).decoder(decoder).build()));
        } catch (VideoReadException e) {
          System.err.println(e.reason() + " " + e.getMessage());
        }
      }
    }
  }
}
