package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VectorFormat;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The values of the table {@code scenes}, and the run of a video's embeddings, as
 * docs/lmdb-format.md describes them. Buffers are little-endian and hold one whole value from
 * position 0 on.
 */
final class SceneCodec {
  /** startFrame, endFrame, start, end, time. */
  static final int SCENE_BYTES = 2 * Long.BYTES + 3 * Double.BYTES;

  private SceneCodec() {}

  static void writeScenes(List<SceneRecord> scenes, ByteBuffer target) {
    for (SceneRecord scene : scenes) {
      target
          .putLong(scene.scene().startFrame())
          .putLong(scene.scene().endFrame())
          .putDouble(scene.scene().start())
          .putDouble(scene.scene().end())
          .putDouble(scene.time());
    }
  }

  static void writeEmbeddings(List<SceneRecord> scenes, VectorFormat format, ByteBuffer target) {
    for (SceneRecord scene : scenes) {
      format.encode(scene.embedding(), target);
    }
  }

  /** The frames and times of a scene; {@link IllegalArgumentException} when they make no sense. */
  static Scene scene(ByteBuffer scenes, int number) {
    int offset = number * SCENE_BYTES;
    return new Scene(
        scenes.getLong(offset),
        scenes.getLong(offset + 8),
        start(scenes, number),
        end(scenes, number));
  }

  static double start(ByteBuffer scenes, int number) {
    return scenes.getDouble(number * SCENE_BYTES + 16);
  }

  static double end(ByteBuffer scenes, int number) {
    return scenes.getDouble(number * SCENE_BYTES + 24);
  }

  static double time(ByteBuffer scenes, int number) {
    return scenes.getDouble(number * SCENE_BYTES + 32);
  }

  static float[] embedding(ByteBuffer run, int number, VectorShape shape) {
    return shape
        .format()
        .decode(run.slice(number * shape.bytes(), shape.bytes()), shape.dimension());
  }
}
