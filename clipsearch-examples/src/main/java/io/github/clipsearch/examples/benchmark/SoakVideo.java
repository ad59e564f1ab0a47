package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.SourceStamp;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.VideoStatus;
import io.github.clipsearch.video.FrameSource;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A video of which everything follows from two numbers, so that whoever reads it can tell whether
 * it is whole.
 *
 * @param slot the videos of a slot have the same id and replace each other
 * @param number tells them apart
 */
record SoakVideo(int slot, int number) {
  static final int SLOTS = 400;
  static final EncoderIdentity ENCODER = new EncoderIdentity("soak/512", 512);

  private static final int USUAL_SCENES = 40;
  private static final int MANY_SCENES = 600;

  static String id(int slot) {
    return "video " + slot;
  }

  /** The video that a record says it is of. */
  static SoakVideo of(VideoRecord record) {
    return new SoakVideo(value(record, "slot"), value(record, "number"));
  }

  private static int value(VideoRecord record, String name) {
    return Math.toIntExact((Long) record.metadata().getOrDefault(name, -1L));
  }

  private int sceneCount() {
    return number % 50 == 0 ? MANY_SCENES : 1 + new Random(number).nextInt(USUAL_SCENES);
  }

  VideoRecord record() {
    int sceneCount = sceneCount();
    return new VideoRecord(
        id(slot),
        URI.create("file:///videos/" + number + ".mp4"),
        640,
        360,
        25L * sceneCount,
        sceneCount,
        sceneCount,
        VideoStatus.COMPLETE,
        List.of(),
        Map.of("slot", (long) slot, "number", (long) number),
        new SourceStamp("0".repeat(64), number, Instant.EPOCH, "soak"),
        FrameSource.UNKNOWN,
        Instant.EPOCH);
  }

  List<SceneRecord> scenes() {
    Random random = new Random(number);
    List<SceneRecord> scenes = new ArrayList<>();
    for (int i = 0; i < sceneCount(); i++) {
      Scene scene = new Scene(25L * i, 25L * (i + 1), i, i + 1.0);
      scenes.add(new SceneRecord(scene, i + 0.48, vector(random)));
    }
    return scenes;
  }

  static float[] vector(Random random) {
    float[] vector = new float[ENCODER.dimension()];
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
      sum += (double) vector[i] * vector[i];
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / Math.sqrt(sum));
    }
    return vector;
  }
}
