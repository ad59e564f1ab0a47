package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.examples.demo.DemoClips;
import java.nio.file.Path;

/** Makes a drawn video of any size and length to measure with. */
public final class MakeVideo {
  private MakeVideo() {}

  /**
   * Runs the program.
   *
   * @param args the file to write, the height in pixels, the duration in seconds
   */
  public static void main(String[] args) {
    DemoClips.writeLong(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]) / 2);
  }
}
