package io.github.clipsearch.encoder.djl;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.encoder.djl.PreprocessingConfig.Resize;
import io.github.clipsearch.video.RgbImage;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns pictures into what the image tower takes. Safe for use by several threads. */
final class ImagePreprocessor {
  private static final int CHANNELS = 3;
  private static final int LEVELS = 256;

  /** As in JPEG; beyond it, weights and intermediate rows would take absurd amounts of memory. */
  private static final int MAX_SIDE = 65_535;

  /** The frames of a video have one size, so a few entries serve several videos at once. */
  private static final int CACHED_SIZES = 16;

  private final PreprocessingConfig config;
  private final float[][] levels = new float[CHANNELS][LEVELS];
  private final boolean croppedStaysAsItIs;
  private final Map<Long, Resampler> resamplers =
      new LinkedHashMap<>(2 * CACHED_SIZES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Resampler> eldest) {
          return size() > CACHED_SIZES;
        }
      };

  ImagePreprocessor(PreprocessingConfig config) {
    this.config = config;
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int level = 0; level < LEVELS; level++) {
        float scaled = (float) (level * config.scale());
        levels[channel][level] = (scaled - config.mean()[channel]) / config.deviation()[channel];
      }
    }
    int side = config.imageSize();
    croppedStaysAsItIs = resizedWidth(side, side) == side && resizedHeight(side, side) == side;
  }

  /** Floats per image. */
  int floatsPerImage() {
    return CHANNELS * config.imageSize() * config.imageSize();
  }

  /** Writes {@code float[3][imageSize][imageSize]} to the buffer, from {@code start} on. */
  void write(RgbImage image, FloatBuffer out, int start) {
    byte[] pixels = crop(image);
    int plane = config.imageSize() * config.imageSize();
    for (int channel = 0; channel < CHANNELS; channel++) {
      float[] table = levels[channel];
      int to = start + channel * plane;
      for (int i = 0, in = channel; i < plane; i++, in += CHANNELS) {
        out.put(to + i, table[pixels[in] & 0xff]);
      }
    }
  }

  /** See {@link io.github.clipsearch.encoder.ClipEncoder#prepare}. */
  RgbImage prepare(RgbImage image) {
    int side = config.imageSize();
    if (croppedStaysAsItIs) {
      boolean smaller = (long) side * side < (long) image.width() * image.height();
      return smaller ? new RgbImage(side, side, crop(image)) : image;
    }
    requireSaneSize(image);
    // a cropped image would be resized again, so only the first step can be done ahead
    long width = resizedWidth(image.width(), image.height());
    long height = resizedHeight(image.width(), image.height());
    if (width * height >= (long) image.width() * image.height()) {
      return image;
    }
    Resampler resampler =
        new Resampler(
            image.width(),
            new ResizeAxis(image.width(), width, 0, (int) width, config.filter()),
            new ResizeAxis(image.height(), height, 0, (int) height, config.filter()));
    return new RgbImage((int) width, (int) height, resampler.run(image.pixels()));
  }

  private byte[] crop(RgbImage image) {
    requireSaneSize(image);
    int side = config.imageSize();
    if (croppedStaysAsItIs && image.width() == side && image.height() == side) {
      return image.pixels();
    }
    return resampler(image.width(), image.height()).run(image.pixels());
  }

  private static void requireSaneSize(RgbImage image) {
    if (image.width() > MAX_SIDE || image.height() > MAX_SIDE) {
      throw new InvalidRequestException(
          "The image has %d x %d pixels; at most %d in each direction are supported."
              .formatted(image.width(), image.height(), MAX_SIDE));
    }
  }

  private Resampler resampler(int width, int height) {
    long key = (long) width << 32 | height;
    synchronized (resamplers) {
      return resamplers.computeIfAbsent(
          key,
          absent ->
              new Resampler(
                  width,
                  axis(width, resizedWidth(width, height)),
                  axis(height, resizedHeight(width, height))));
    }
  }

  private ResizeAxis axis(int length, long resized) {
    int side = config.imageSize();
    long start = 0;
    if (config.crop()) {
      // the reference rounds the margin of a small image up and that of a large one down
      start = resized >= side ? (resized - side) / 2 : -((side - resized + 1) / 2);
    }
    return new ResizeAxis(length, resized, start, side, config.filter());
  }

  private long resizedWidth(int width, int height) {
    return resized(width, height, config.width());
  }

  private long resizedHeight(int width, int height) {
    return resized(height, width, config.height());
  }

  private long resized(int side, int otherSide, int target) {
    if (config.resize() == Resize.NONE) {
      return side;
    }
    if (config.resize() == Resize.EXACT || side <= otherSide) {
      return target;
    }
    return (long) ((double) ((long) target * side) / otherSide);
  }
}
