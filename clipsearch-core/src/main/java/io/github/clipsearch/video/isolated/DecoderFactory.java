package io.github.clipsearch.video.isolated;

import io.github.clipsearch.video.VideoDecoder;
import java.io.Serializable;

/**
 * Makes the decoder inside a child process. It travels there by Java serialization, so a lambda
 * such as {@code () -> new HumbleVideoDecoder(1)} does when all that it captures is serializable;
 * the class that it is written in must be on the child's class path.
 */
@FunctionalInterface
public interface DecoderFactory extends Serializable {
  /**
   * Makes the decoder; called once in each child.
   *
   * @return a decoder
   */
  VideoDecoder create();
}
