package io.github.clipsearch.encoder.djl;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.ClipEncoderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class Int8EncoderTest extends ClipEncoderContract {
  private static Path checkpoint;

  @BeforeAll
  static void writeCheckpoint(@TempDir Path folder) {
    checkpoint = RandomCheckpoint.write(folder, 1);
  }

  @Override
  protected ClipEncoder open() {
    return DjlClipEncoder.builder().precision(Precision.INT8).load(checkpoint);
  }

  /** Numbers are rounded in steps of the largest in the batch. */
  @Override
  protected float toleranceAcrossBatches() {
    return 0.02f;
  }
}
