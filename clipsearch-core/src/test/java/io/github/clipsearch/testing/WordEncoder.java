package io.github.clipsearch.testing;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.video.RgbImage;
import java.util.List;
import java.util.Map;

/**
 * An encoder of vectors that are written down: each of its words has one, and an image has the
 * vector of the word that its first pixel's red value numbers.
 */
public final class WordEncoder implements ClipEncoder {
  private final EncoderIdentity identity;
  private final Map<String, float[]> vectors;
  private final List<String> imageWords;

  /**
   * Creates an encoder.
   *
   * @param identity with the dimension of the vectors
   * @param vectors of length one, by text; other texts are refused
   * @param imageWords what images show, by the red of the first pixel
   */
  public WordEncoder(
      EncoderIdentity identity, Map<String, float[]> vectors, List<String> imageWords) {
    this.identity = identity;
    this.vectors = Map.copyOf(vectors);
    this.imageWords = List.copyOf(imageWords);
  }

  @Override
  public EncoderIdentity identity() {
    return identity;
  }

  @Override
  public List<float[]> encodeTexts(List<String> texts) {
    return texts.stream().map(this::vector).toList();
  }

  @Override
  public List<float[]> encodeImages(List<RgbImage> images) {
    return images.stream().map(image -> vector(imageWords.get(image.pixels()[0]))).toList();
  }

  private float[] vector(String text) {
    float[] vector = vectors.get(text);
    if (vector == null) {
      throw new IllegalArgumentException("no vector was written down for '" + text + "'");
    }
    return vector.clone();
  }

  @Override
  public void close() {}
}
