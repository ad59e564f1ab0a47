package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.VideoRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the scenes of one video. */
final class ScenesCheck {
  private static final int SCENES_AT_ONCE = 1024;

  private final String id;
  private final TreeReader entry;
  private final DamageLog damage;
  private @Nullable Scene before;

  ScenesCheck(String id, TreeReader entry, DamageLog damage) {
    this.id = id;
    this.entry = entry;
    this.damage = damage;
  }

  void run(Optional<VideoRecord> video) throws IOException {
    long bytes = entry.valueBytes();
    if (bytes == 0 || bytes % SceneCodec.SCENE_BYTES != 0) {
      report("it has %d bytes, which are no whole scenes of 40".formatted(bytes));
      return;
    }
    int count = (int) (bytes / SceneCodec.SCENE_BYTES);
    if (video.isPresent() && video.get().sceneCount() != count) {
      report("it has %d scenes, but the record says %d".formatted(count, video.get().sceneCount()));
    }
    for (int first = 0; first < count; first += SCENES_AT_ONCE) {
      int now = Math.min(SCENES_AT_ONCE, count - first);
      ByteBuffer scenes =
          entry
              .value((long) first * SceneCodec.SCENE_BYTES, now * SceneCodec.SCENE_BYTES)
              .order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < now; i++) {
        check(scenes, i, first + i);
      }
    }
    if (video.isPresent() && before != null && before.endFrame() > video.get().frameCount()) {
      report(
          "its scenes end at frame %d, but the record says that there are %d frames"
              .formatted(before.endFrame(), video.get().frameCount()));
    }
  }

  private void check(ByteBuffer scenes, int index, int number) {
    Scene scene;
    try {
      scene = SceneCodec.scene(scenes, index);
    } catch (IllegalArgumentException e) {
      report("scene %d makes no sense (%s)".formatted(number, e.getMessage()));
      return;
    }
    double time = SceneCodec.time(scenes, index);
    if (!(time >= scene.start() && time <= scene.end())) {
      report("the time %s of scene %d is outside of it".formatted(time, number));
    }
    if (before != null
        && (scene.startFrame() < before.endFrame() || scene.start() < before.end())) {
      report("scene %d begins before the one before it ends".formatted(number));
    }
    before = scene;
  }

  private void report(String problem) {
    damage.add(id, Table.SCENES, problem);
  }
}
