package io.github.clipsearch.testing;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.video.RgbImage;
import java.awt.Color;
import java.util.List;
import java.util.Map;

/**
 * An encoder that knows colours: an image becomes the direction of its first pixel's red, green,
 * blue and a constant, a colour's name becomes the same vector.
 */
public final class ColorEncoder implements ClipEncoder {
  private static final Map<String, Color> NAMES =
      Map.of("red", Color.RED, "green", Color.GREEN, "blue", Color.BLUE, "black", Color.BLACK);

  private final String id;
  private volatile boolean closed;

  /** Creates an encoder with the id {@code color}. */
  public ColorEncoder() {
    this("color");
  }

  /**
   * Creates an encoder.
   *
   * @param id by which an index tells it from others
   */
  public ColorEncoder(String id) {
    this.id = id;
  }

  /**
   * Whether {@link #close()} was called.
   *
   * @return true after it
   */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public EncoderIdentity identity() {
    return new EncoderIdentity(id, 4);
  }

  @Override
  public List<float[]> encodeTexts(List<String> texts) {
    requireOpen();
    return texts.stream()
        .map(text -> NAMES.getOrDefault(text, Color.WHITE))
        .map(color -> vector(color.getRed(), color.getGreen(), color.getBlue()))
        .toList();
  }

  @Override
  public List<float[]> encodeImages(List<RgbImage> images) {
    requireOpen();
    return images.stream()
        .map(RgbImage::pixels)
        .map(pixels -> vector(pixels[0] & 0xff, pixels[1] & 0xff, pixels[2] & 0xff))
        .toList();
  }

  @Override
  public RgbImage prepare(RgbImage image) {
    byte[] pixels = image.pixels();
    return new RgbImage(1, 1, new byte[] {pixels[0], pixels[1], pixels[2]});
  }

  @Override
  public void close() {
    closed = true;
  }

  private void requireOpen() {
    if (closed) {
      throw new AlreadyClosedException("The encoder was closed.");
    }
  }

  private static float[] vector(int red, int green, int blue) {
    double[] v = {red / 255.0, green / 255.0, blue / 255.0, 0.1};
    double norm = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2] + v[3] * v[3]);
    return new float[] {
      (float) (v[0] / norm), (float) (v[1] / norm), (float) (v[2] / norm), (float) (v[3] / norm)
    };
  }
}
