package io.github.clipsearch.video.isolated;

import io.github.clipsearch.video.VideoStream;
import java.nio.file.Path;

/** A program that decodes a file in another process and never closes anything. */
final class ParentProgram {
  private ParentProgram() {}

  /**
   * Prints the id of the decoding process after the first frame, then decodes the rest.
   *
   * @param args the file, the folder for temporary files
   */
  public static void main(String[] args) {
    IsolatedVideoDecoder decoder =
        MisbehavingDecoder.isolated().temporaryFolder(Path.of(args[1])).build();
    VideoStream stream = decoder.open(Path.of(args[0]));
    stream.advance();
    System.out.println(stream.info().codec());
    while (stream.advance()) {
      stream.frame();
    }
  }
}
