package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.store.SceneTimes;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The times of a video's scenes in LMDB's own memory, looked up when first asked for. */
final class StoredTimes implements SceneTimes {
  private final Supplier<ByteBuffer> table;
  private @Nullable ByteBuffer value;

  StoredTimes(Supplier<ByteBuffer> table) {
    this.table = table;
  }

  @Override
  public double start(int number) {
    return SceneCodec.start(value(), number);
  }

  @Override
  public double end(int number) {
    return SceneCodec.end(value(), number);
  }

  private ByteBuffer value() {
    ByteBuffer known = value;
    if (known == null) {
      known = table.get();
      value = known;
    }
    return known;
  }
}
