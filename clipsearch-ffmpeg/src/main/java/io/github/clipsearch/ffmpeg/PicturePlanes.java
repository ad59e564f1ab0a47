package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.video.decoding.YuvPlanes;
import io.humble.video.MediaPicture;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Access to the memory of pictures. */
final class PicturePlanes {
  private PicturePlanes() {}

  /**
   * The planes of a picture of 8-bit Y'CbCr.
   *
   * @param views owns the access, and ends it
   * @return nothing for a format with other planes
   */
  static Optional<YuvPlanes> of(MediaPicture picture, NativeObjects views) {
    boolean halfWidth;
    boolean halfHeight;
    switch (picture.getFormat()) {
      case PIX_FMT_YUV420P, PIX_FMT_YUVJ420P -> {
        halfWidth = true;
        halfHeight = true;
      }
      case PIX_FMT_YUV422P, PIX_FMT_YUVJ422P -> {
        halfWidth = true;
        halfHeight = false;
      }
      case PIX_FMT_YUV444P, PIX_FMT_YUVJ444P -> {
        halfWidth = false;
        halfHeight = false;
      }
      default -> {
        return Optional.empty();
      }
    }
    int width = picture.getWidth();
    int height = picture.getHeight();
    ByteBuffer[] planes = new ByteBuffer[3];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = views.view(picture.getData(i));
      int rows = i > 0 && halfHeight ? (height + 1) / 2 : height;
      int columns = i > 0 && halfWidth ? (width + 1) / 2 : width;
      int stride = picture.getLineSize(i);
      if (stride < columns || planes[i].capacity() < (rows - 1L) * stride + columns) {
        return Optional.empty(); // upside down, say
      }
    }
    return Optional.of(
        new YuvPlanes(
            width,
            height,
            halfWidth,
            halfHeight,
            planes[0],
            picture.getLineSize(0),
            planes[1],
            picture.getLineSize(1),
            planes[2],
            picture.getLineSize(2)));
  }
}
