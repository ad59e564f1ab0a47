package io.github.clipsearch.scene;

import io.github.clipsearch.video.FrameSource;
import io.github.clipsearch.video.VideoInfo;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The scenes of a video, in order, and the video that they belong to. An unmodifiable list, safe
 * for use by several threads. {@link io.github.clipsearch.scene.export.SceneFormat} writes it to
 * files for other programs.
 */
public final class SceneList extends AbstractList<Scene> implements RandomAccess {
  private final Path file;
  private final VideoInfo video;
  private final List<Scene> scenes;
  private final List<String> warnings;
  private final FrameSource frameSource;

  /**
   * Creates a list.
   *
   * @param file the video file
   * @param video what its header says
   * @param scenes in order; copied
   * @param warnings what could not be read of the video, one sentence each; copied
   */
  public SceneList(Path file, VideoInfo video, List<Scene> scenes, List<String> warnings) {
    this(file, video, scenes, warnings, FrameSource.UNKNOWN);
  }

  /**
   * Creates a list that says which frames it was made of.
   *
   * @param file the video file
   * @param video what its header says
   * @param scenes in order; copied
   * @param warnings what could not be read of the video, one sentence each; copied
   * @param frameSource which decoder read which frames
   */
  public SceneList(
      Path file,
      VideoInfo video,
      List<Scene> scenes,
      List<String> warnings,
      FrameSource frameSource) {
    this.file = Objects.requireNonNull(file, "file");
    this.video = Objects.requireNonNull(video, "video");
    this.scenes = List.copyOf(scenes);
    this.warnings = List.copyOf(warnings);
    this.frameSource = Objects.requireNonNull(frameSource, "frameSource");
  }

  /**
   * The video file.
   *
   * @return the path as it was given
   */
  public Path file() {
    return file;
  }

  /**
   * What the file's header says.
   *
   * @return size, frame rate and the like
   */
  public VideoInfo video() {
    return video;
  }

  /**
   * What could not be read of the video.
   *
   * @return one sentence each; empty when all went well
   */
  public List<String> warnings() {
    return warnings;
  }

  /**
   * Which decoder read which frames of the video.
   *
   * @return {@link FrameSource#UNKNOWN} when the list was not detected
   */
  public FrameSource frameSource() {
    return frameSource;
  }

  @Override
  public Scene get(int index) {
    return scenes.get(index);
  }

  @Override
  public int size() {
    return scenes.size();
  }
}
