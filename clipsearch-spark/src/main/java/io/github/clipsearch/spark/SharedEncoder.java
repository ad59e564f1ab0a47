package io.github.clipsearch.spark;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.video.RgbImage;
import java.util.List;

/** The executor's encoder as the engine of one video sees it, which must not close it. */
record SharedEncoder(ClipEncoder encoder) implements ClipEncoder {
  @Override
  public EncoderIdentity identity() {
    return encoder.identity();
  }

  @Override
  public List<float[]> encodeTexts(List<String> texts) {
    return encoder.encodeTexts(texts);
  }

  @Override
  public List<float[]> encodeImages(List<RgbImage> images) {
    return encoder.encodeImages(images);
  }

  @Override
  public RgbImage prepare(RgbImage image) {
    return encoder.prepare(image);
  }

  @Override
  public void close() {
    // the executor's, see ExecutorRuntime
  }
}
