package io.github.clipsearch.scene.export;

import io.github.clipsearch.scene.SceneList;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a list of scenes as text. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface SceneFormat {
  /**
   * Writes the scenes.
   *
   * @param scenes of one video
   * @param out receives the text, lines ending with a line feed; stays open
   * @throws IOException when {@code out} does
   */
  void write(SceneList scenes, Appendable out) throws IOException;

  /**
   * Writes the scenes to a file in UTF-8, replacing it.
   *
   * @param scenes of one video
   * @param file to write
   * @throws IOException when it cannot be written
   */
  default void write(SceneList scenes, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      write(scenes, out);
    }
  }

  /**
   * Comma-separated values with PySceneDetect's columns (0.7.1, {@code write_scene_list} without
   * the cut list): scenes and frames count from 1 and {@code End Frame} is the scene's last frame.
   * Seconds have six decimals. {@link io.github.clipsearch.scene.FixedCuts#readCsv} reads it.
   *
   * @return the format
   */
  static SceneFormat csv() {
    return SceneCsv::write;
  }

  /**
   * A JSON object: {@code file}, {@code width}, {@code height}, {@code frameRate} (0 when unknown),
   * and {@code scenes}, each with the members of {@link io.github.clipsearch.scene.Scene}: frames
   * count from 0, {@code endFrame} and {@code end} are exclusive, times are in seconds.
   *
   * @return the format
   */
  static SceneFormat json() {
    return SceneJson::write;
  }

  /**
   * A WebVTT file of chapters, for the {@code <track kind="chapters">} of a web page's video and
   * for players.
   *
   * @return the format
   */
  static SceneFormat webVttChapters() {
    return WebVtt::write;
  }

  /**
   * An edit decision list (CMX 3600) at the video's frame rate, non-drop-frame; for other settings
   * see {@link EditDecisionList#builder()}.
   *
   * @return the format
   */
  static SceneFormat edl() {
    return EditDecisionList.builder().build();
  }
}
