package io.github.clipsearch.examples.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The demo's clips, drawn once for all tests of a run, as drawing takes longer than most tests. */
public final class SharedClips {
  private SharedClips() {}

  /**
   * Puts the clips into a folder.
   *
   * @param folder an existing folder
   * @return the files, as {@link DemoClips#write} gives them
   * @throws IOException when they cannot be written
   */
  public static List<Path> writeTo(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path drawn : Drawn.FILES) {
      files.add(Files.copy(drawn, folder.resolve(drawn.getFileName())));
    }
    return files;
  }

  private static final class Drawn {
    static final List<Path> FILES = draw();

    private static List<Path> draw() {
      try {
        Path folder = Files.createTempDirectory("clipsearch-clips");
        folder.toFile().deleteOnExit();
        List<Path> files = DemoClips.write(folder);
        files.forEach(file -> file.toFile().deleteOnExit());
        return files;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
