package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.video.RgbImage;
import java.util.List;

/** Gives everything the same vector, to measure the rest of indexing. */
public final class NoEncoder implements ClipEncoder {
  @Override
  public EncoderIdentity identity() {
    return new EncoderIdentity("none", 1);
  }

  @Override
  public List<float[]> encodeTexts(List<String> texts) {
    return texts.stream().map(text -> new float[] {1}).toList();
  }

  @Override
  public List<float[]> encodeImages(List<RgbImage> images) {
    return images.stream().map(image -> new float[] {1}).toList();
  }

  @Override
  public void close() {
    // holds nothing
  }
}
