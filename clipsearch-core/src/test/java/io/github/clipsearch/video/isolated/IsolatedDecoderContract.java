package io.github.clipsearch.video.isolated;

import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoDecoderContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** What every decoder does, with uncompressed clips and warm processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IsolatedDecoderContract extends VideoDecoderContract {
  private final IsolatedVideoDecoder decoder;

  IsolatedDecoderContract(IsolatedVideoDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  protected VideoDecoder decoder() {
    return decoder;
  }

  @Override
  protected void writeVideo(Path file, List<RgbImage> pictures, int framesPerSecond) {
    RawVideoDecoder.write(file, pictures, framesPerSecond);
  }

  @Override
  protected boolean knowsKeyFrames() {
    return false;
  }

  @AfterAll
  void endProcesses() {
    decoder.close();
  }
}
