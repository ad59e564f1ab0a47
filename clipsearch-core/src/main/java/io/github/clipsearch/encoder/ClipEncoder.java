package io.github.clipsearch.encoder;

import io.github.clipsearch.video.RgbImage;
import java.util.List;

/**
 * Turns texts and images into vectors of one space, in which a text is near the images that it
 * describes (Radford et al., <i>Learning Transferable Visual Models From Natural Language
 * Supervision</i>, 2021). Safe for use by several threads.
 */
public interface ClipEncoder extends AutoCloseable {
  /**
   * What an index remembers of this encoder.
   *
   * @return the same value at every call, also after {@link #close()}
   */
  EncoderIdentity identity();

  /**
   * Embeds texts. Texts that are longer than the model's context are cut, never refused.
   *
   * @param texts any length and language; may be empty
   * @return for each text, in order, a new L2-normalised {@code float[dimension]}
   * @throws io.github.clipsearch.AlreadyClosedException when the encoder was closed
   */
  List<float[]> encodeTexts(List<String> texts);

  /**
   * Embeds images of any sizes.
   *
   * @param images in full size or {@linkplain #prepare prepared}; may be empty
   * @return for each image, in order, a new L2-normalised {@code float[dimension]}
   * @throws io.github.clipsearch.AlreadyClosedException when the encoder was closed
   */
  List<float[]> encodeImages(List<RgbImage> images);

  /**
   * Reduces an image to what {@link #encodeImages} looks at, so that images can wait for encoding
   * without holding their full size: {@code encodeImages(prepare(x))} equals {@code
   * encodeImages(x)} to the bit. Does not change the argument.
   *
   * @param image in full size
   * @return a smaller image, or the argument itself when there is nothing to reduce
   */
  default RgbImage prepare(RgbImage image) {
    return image;
  }

  /** Releases all native memory. Waits for running calls. Closing twice is allowed. */
  @Override
  void close();
}
