package io.github.clipsearch.encoder.djl;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.ClipEncoderContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class ChineseClipEncoderTest extends ClipEncoderContract {
  private static Path checkpoint;

  @BeforeAll
  static void copyCheckpoint(@TempDir Path folder) throws IOException {
    checkpoint = FixtureCheckpoint.copy("chinese_clip", folder);
  }

  @Override
  protected ClipEncoder open() {
    return DjlClipEncoder.load(checkpoint);
  }
}
