package io.github.clipsearch.video;

import java.nio.file.Path;
import java.util.ServiceLoader;

/** A program that decodes files and ends, unless a decoder keeps it alive. */
final class DecodeInOwnProcess {
  private DecodeInOwnProcess() {}

  /**
   * Decodes all frames; an exception makes the exit status 1.
   *
   * @param arguments a decoder's name, then files
   */
  public static void main(String[] arguments) {
    VideoDecoder decoder =
        ServiceLoader.load(VideoDecoder.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(candidate -> candidate.name().equals(arguments[0]))
            .findFirst()
            .orElseThrow();
    for (int i = 1; i < arguments.length; i++) {
      try (VideoStream stream = decoder.open(Path.of(arguments[i]))) {
        int frames = 0;
        while (stream.advance()) {
          frames++;
        }
        if (frames == 0) {
          throw new IllegalStateException("no frame in " + arguments[i]);
        }
      }
    }
  }
}
