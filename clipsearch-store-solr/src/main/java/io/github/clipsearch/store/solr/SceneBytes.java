package io.github.clipsearch.store.solr;

import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VectorFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The fields {@code scenes} and {@code embeddings} of a video, little-endian: for each scene its
 * first frame and the frame after its last (64-bit integers), its start, its end and its time
 * (64-bit floats, seconds); and its embedding (32-bit floats).
 */
final class SceneBytes {
  private static final int SCENE_BYTES = 2 * Long.BYTES + 3 * Double.BYTES;

  private SceneBytes() {}

  static byte[] scenes(List<SceneRecord> scenes) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(scenes.size(), SCENE_BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (SceneRecord record : scenes) {
      Scene scene = record.scene();
      bytes
          .putLong(scene.startFrame())
          .putLong(scene.endFrame())
          .putDouble(scene.start())
          .putDouble(scene.end())
          .putDouble(record.time());
    }
    return bytes.array();
  }

  static byte[] embeddings(List<SceneRecord> scenes, int dimension) {
    int bytes = Math.multiplyExact(scenes.size(), VectorFormat.FLOAT32.bytes(dimension));
    ByteBuffer vectors = ByteBuffer.allocate(bytes);
    scenes.forEach(scene -> VectorFormat.FLOAT32.encode(scene.embedding(), vectors));
    return vectors.array();
  }

  static int count(byte[] scenes) {
    return scenes.length / SCENE_BYTES;
  }

  static Scene scene(byte[] scenes, int number) {
    ByteBuffer bytes = at(scenes, number);
    return new Scene(bytes.getLong(), bytes.getLong(), bytes.getDouble(), bytes.getDouble());
  }

  static double start(byte[] scenes, int number) {
    return at(scenes, number).getDouble(16);
  }

  static double end(byte[] scenes, int number) {
    return at(scenes, number).getDouble(24);
  }

  static double time(byte[] scenes, int number) {
    return at(scenes, number).getDouble(32);
  }

  private static ByteBuffer at(byte[] scenes, int number) {
    return ByteBuffer.wrap(scenes, number * SCENE_BYTES, SCENE_BYTES)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
