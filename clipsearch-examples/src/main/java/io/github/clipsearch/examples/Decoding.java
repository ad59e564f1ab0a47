package io.github.clipsearch.examples;

import io.github.clipsearch.SceneRequest;
import io.github.clipsearch.Scenes;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.scene.SceneList;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoDecoders;
import io.github.clipsearch.video.VideoStream;
import java.nio.file.Path;

/** Reads videos frame by frame, and chooses how. */
public final class Decoding {
  private Decoding() {}

  /**
   * Runs the program.
   *
   * @param args videos
   */
  public static void main(String[] args) {
    VideoDecoder decoder = VideoDecoders.preferring("bytedeco");
    for (String arg : args) {
      print(decoder, Path.of(arg));
      System.out.println(keyFrames(Path.of(arg)));
    }
  }

  private static void print(VideoDecoder decoder, Path file) {
    try (VideoStream stream = decoder.open(file)) {
      System.out.println(stream.info());
      byte[] rgb = new byte[3 * 160 * 90];
      while (stream.advance()) {
        stream.frame().readRgb(160, 90, rgb);
        System.out.println(stream.frame().number() + " at " + stream.frame().time() + " s");
      }
      stream.warnings().forEach(System.out::println);
    } catch (VideoReadException e) {
      System.err.println(e.reason() + " " + e.getMessage());
    }
  }

  private static SceneList keyFrames(Path film) {
    return Scenes.detect(SceneRequest.builder(film).frames(FrameSelection.keyFrames()).build());
  }
}
