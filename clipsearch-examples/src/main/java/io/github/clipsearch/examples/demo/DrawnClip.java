package io.github.clipsearch.examples.demo;

import io.github.clipsearch.ffmpeg.HumbleVideoWriter.Compression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A short clip of several scenes with hard cuts between them.
 *
 * @param fileName what its file is called
 * @param compression the codec of its file
 * @param scenes in order, each as long as the others
 */
public record DrawnClip(String fileName, Compression compression, List<DrawnScene> scenes) {
  /** How long each scene is. */
  public static final double SCENE_SECONDS = 2;

  private static final int HEIGHT = 270;

  /** Copies the scenes. */
  public DrawnClip {
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(compression, "compression");
    scenes = List.copyOf(scenes);
  }

  /**
   * Writes the clip, unless it is there already.
   *
   * @param folder an existing folder
   * @return the file
   * @throws IOException when the finished clip cannot be given its name
   */
  public Path write(Path folder) throws IOException {
    Path file = folder.resolve(fileName);
    if (!Files.exists(file)) {
      Path unfinished = folder.resolve("unfinished-" + fileName);
      try (ClipCanvas canvas = new ClipCanvas(unfinished, HEIGHT, compression)) {
        scenes.forEach(drawn -> canvas.write(drawn.scene(), framesPerScene()));
      }
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /**
   * Everything that can be asked about the clip, and the answers.
   *
   * @return a query for each text of each scene
   */
  public List<DemoQuery> queries() {
    List<DemoQuery> queries = new ArrayList<>();
    for (int i = 0; i < scenes.size(); i++) {
      DemoQuery.Answer answer =
          new DemoQuery.Answer(fileName, i * SCENE_SECONDS, (i + 1) * SCENE_SECONDS);
      scenes.get(i).queries().forEach(text -> queries.add(DemoQuery.of(text, answer)));
    }
    return queries;
  }

  static int framesPerScene() {
    return (int) (SCENE_SECONDS * ClipCanvas.FRAMES_PER_SECOND);
  }
}
