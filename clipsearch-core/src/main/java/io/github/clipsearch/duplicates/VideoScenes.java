package io.github.clipsearch.duplicates;

import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoRecord;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The scenes of a video in which there is something to be seen, by their position among these. */
final class VideoScenes {
  private final VideoRecord video;
  private final List<SceneRecord> scenes;
  private final int[] numbers;

  /** How long the scenes before a position are, without blank ones. */
  private final double[] before;

  VideoScenes(VideoRecord video, List<SceneRecord> scenes) {
    this.video = video;
    this.scenes = scenes;
    this.numbers =
        IntStream.range(0, scenes.size()).filter(number -> !scenes.get(number).blank()).toArray();
    this.before = new double[numbers.length + 1];
    for (int position = 0; position < numbers.length; position++) {
      before[position + 1] = before[position] + scene(position).duration();
    }
  }

  VideoRecord video() {
    return video;
  }

  int count() {
    return numbers.length;
  }

  /** The position of a scene, which is not blank. */
  int position(int number) {
    return Arrays.binarySearch(numbers, number);
  }

  SceneRecord record(int position) {
    return scenes.get(numbers[position]);
  }

  Scene scene(int position) {
    return record(position).scene();
  }

  double start(int position) {
    return scene(position).start();
  }

  double end(int position) {
    return scene(position).end();
  }

  /** How long the scenes of a run are, without blank ones between them. */
  double seconds(int first, int last) {
    return before[last + 1] - before[first];
  }

  SceneRun run(int first, int last) {
    return new SceneRun(video, numbers[first], numbers[last], start(first), end(last));
  }
}
