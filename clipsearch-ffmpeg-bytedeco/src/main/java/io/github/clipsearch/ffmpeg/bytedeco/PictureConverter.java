package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.video.decoding.LastTwo;
import io.github.clipsearch.video.decoding.YuvPlanes;
import io.github.clipsearch.video.decoding.YuvToRgb;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Scales and colour-converts decoded pictures. Belongs to one thread at a time. */
final class PictureConverter implements AutoCloseable {
  private final LastTwo<Scaler.Setup, Scaler> scalers = new LastTwo<>(Scaler::new);
  private @Nullable AVFrame downloaded;
  private @Nullable YuvToRgb colours;

  /** Writes the picture as packed RGB, as it is stored; see {@code PictureSource.scale}. */
  void scale(AVFrame picture, int width, int height, byte[] target) {
    AVFrame source = picture;
    if (isInHardware(picture)) {
      if (downloaded == null) {
        downloaded = FfmpegLibrary.newFrame();
      }
      source = downloaded;
      download(picture, source);
    }
    Scaler.Setup setup = Scaler.Setup.of(source, width, height);
    if (width == source.width() && height == source.height()) {
      Optional<YuvPlanes> planes = PicturePlanes.of(source);
      if (planes.isPresent()) {
        colours = YuvToRgb.of(colours, setup.matrix(), setup.fullRange());
        colours.convert(planes.get(), target);
        return;
      }
    }
    scalers.get(setup).scale(source, target);
  }

  static boolean isInHardware(AVFrame picture) {
    return picture.hw_frames_ctx() != null && !picture.hw_frames_ctx().isNull();
  }

  /** Copies a picture from a device to main memory. */
  static void download(AVFrame picture, AVFrame target) {
    avutil.av_frame_unref(target);
    int result = avutil.av_hwframe_transfer_data(target, picture, 0);
    if (result >= 0) {
      result = avutil.av_frame_copy_props(target, picture);
    }
    if (result < 0) {
      throw new ClipSearchException(
          "The picture cannot be copied from the decoding hardware ["
              + FfmpegLibrary.message(result)
              + "]; decode without hardware");
    }
  }

  @Override
  public void close() {
    scalers.close();
    if (downloaded != null) {
      avutil.av_frame_free(downloaded);
      downloaded = null;
    }
  }
}
