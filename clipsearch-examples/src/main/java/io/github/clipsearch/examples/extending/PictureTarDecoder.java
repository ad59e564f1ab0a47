package io.github.clipsearch.examples.extending;

import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoStream;
import io.github.clipsearch.video.decoding.PictureStream;
import java.nio.file.Path;

/**
 * Reads tar archives of pictures as videos: {@code tar cf lapse.tar *.jpg} makes one of a camera's
 * time lapse. The pictures are shown in the archive's order, so many in a second. Safe for use by
 * several threads.
 */
public final class PictureTarDecoder implements VideoDecoder {
  private static final double PICTURES_PER_SECOND = 10;

  private final double picturesPerSecond;

  /** Creates a decoder that shows 10 pictures a second. */
  public PictureTarDecoder() {
    this(PICTURES_PER_SECOND);
  }

  /**
   * Creates a decoder.
   *
   * @param picturesPerSecond how fast to show the pictures, more than 0
   * @throws IllegalArgumentException when it is not
   */
  public PictureTarDecoder(double picturesPerSecond) {
    if (!(picturesPerSecond > 0) || Double.isInfinite(picturesPerSecond)) {
      throw new IllegalArgumentException(
          "pictures per second are more than 0, not " + picturesPerSecond);
    }
    this.picturesPerSecond = picturesPerSecond;
  }

  @Override
  public String name() {
    return "pictures";
  }

  @Override
  public VideoStream open(Path file) {
    VideoDecoder.requireReadableFile(file);
    return new PictureStream<>(file, TarPictures.open(file, picturesPerSecond), false);
  }
}
