package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.video.decoding.LastTwo;
import io.github.clipsearch.video.decoding.YuvPlanes;
import io.humble.video.MediaPicture;
import io.humble.video.MediaPictureResampler;
import io.humble.video.PixelFormat;
import java.nio.ByteBuffer;

/** A scaler with its output picture and views of that picture's memory. Owns all of them. */
final class Scaling implements LastTwo.Resource {
  /**
   * SWS_ACCURATE_RND and SWS_FULL_CHR_H_INT. Without them the scaler leaves garbage in the last
   * columns and writes beyond small pictures. Humble Video adds SWS_AREA, which is antialiasing.
   */
  private static final int FLAGS = 0x40000 | 0x2000;

  private final Setup setup;
  private final NativeObjects natives = new NativeObjects();
  private final MediaPictureResampler scaler;
  private final MediaPicture output;
  private final ByteBuffer[] planes;
  private final int[] lineSizes;

  /** What a scaler is made for; the output is in RGB24 or 8-bit planes. */
  record Setup(
      int storedWidth,
      int storedHeight,
      PixelFormat.Type storedFormat,
      int width,
      int height,
      PixelFormat.Type format) {}

  Scaling(Setup setup) {
    this.setup = setup;
    boolean done = false;
    synchronized (HumbleLibrary.LOCK) {
      try {
        scaler =
            natives.own(
                MediaPictureResampler.make(
                    setup.width,
                    setup.height,
                    setup.format,
                    setup.storedWidth,
                    setup.storedHeight,
                    setup.storedFormat,
                    FLAGS));
        scaler.open();
        output = natives.own(MediaPicture.make(setup.width, setup.height, setup.format));
        int count = setup.format == PixelFormat.Type.PIX_FMT_RGB24 ? 1 : 3;
        planes = new ByteBuffer[count];
        lineSizes = new int[count];
        for (int plane = 0; plane < count; plane++) {
          planes[plane] = natives.view(output.getData(plane));
          lineSizes[plane] = output.getLineSize(plane);
        }
        done = true;
      } finally {
        if (!done) {
          natives.close();
        }
      }
    }
  }

  /** Scales a picture; the result stays until the next one. */
  void run(MediaPicture picture) {
    scaler.resample(output, picture);
  }

  YuvPlanes yuv() {
    return new YuvPlanes(
        setup.width,
        setup.height,
        setup.format == PixelFormat.Type.PIX_FMT_YUV420P
            || setup.format == PixelFormat.Type.PIX_FMT_YUV422P,
        setup.format == PixelFormat.Type.PIX_FMT_YUV420P,
        planes[0],
        lineSizes[0],
        planes[1],
        lineSizes[1],
        planes[2],
        lineSizes[2]);
  }

  void copyRgb(byte[] target) {
    int length = 3 * setup.width;
    if (lineSizes[0] == length) {
      planes[0].get(0, target, 0, length * setup.height);
      return;
    }
    for (int y = 0; y < setup.height; y++) {
      planes[0].get(y * lineSizes[0], target, y * length, length);
    }
  }

  @Override
  public void close() {
    natives.close();
  }
}
