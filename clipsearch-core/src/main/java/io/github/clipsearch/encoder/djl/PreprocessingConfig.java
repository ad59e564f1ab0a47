package io.github.clipsearch.encoder.djl;

import com.google.gson.JsonElement;
import io.github.clipsearch.ModelLoadException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What {@code preprocessor_config.json} says: resize, then crop, then turn bytes into floats.
 *
 * @param resize how
 * @param width the resized width with {@link Resize#EXACT}, the shorter side with {@link
 *     Resize#SHORTEST_EDGE}
 * @param height the resized height with {@link Resize#EXACT}, the shorter side with {@link
 *     Resize#SHORTEST_EDGE}
 * @param filter for resizing
 * @param crop whether the middle is cut out; images that are too small get a black margin
 * @param imageSize width and height of the result
 * @param scale what bytes are multiplied with
 * @param mean per channel, subtracted after scaling
 * @param deviation per channel, divided by in the end
 */
record PreprocessingConfig(
    Resize resize,
    int width,
    int height,
    ResampleFilter filter,
    boolean crop,
    int imageSize,
    double scale,
    float[] mean,
    float[] deviation) {

  private static final int MAX_SIZE = 1 << 12;

  /**
   * What holds when the file leaves it out, as in the reference's image processors.
   *
   * @param crop whether the middle is cut out
   * @param numberIsShortestEdge whether a size that is one number means the shorter side, not both
   * @param mean per channel
   * @param deviation per channel
   */
  record Defaults(boolean crop, boolean numberIsShortestEdge, float[] mean, float[] deviation) {
    static final Defaults CLIP =
        new Defaults(
            true,
            true,
            new float[] {0.48145467f, 0.4578275f, 0.40821072f},
            new float[] {0.26862955f, 0.2613026f, 0.2757771f});
    static final Defaults SIGLIP =
        new Defaults(false, false, new float[] {0.5f, 0.5f, 0.5f}, new float[] {0.5f, 0.5f, 0.5f});
  }

  /** The kinds of resizing. */
  enum Resize {
    NONE,
    /** The shorter side gets a given length, the longer one follows. */
    SHORTEST_EDGE,
    /** Both sides get given lengths. */
    EXACT
  }

  private record Size(boolean shortestEdge, int width, int height) {}

  /** Reads the file of a CLIP checkpoint. */
  static PreprocessingConfig read(Path file, int imageSize) {
    return read(file, imageSize, Defaults.CLIP);
  }

  /**
   * Reads the file.
   *
   * @param imageSize what the model expects, from its configuration
   */
  static PreprocessingConfig read(Path file, int imageSize, Defaults defaults) {
    JsonSettings settings = JsonSettings.read(file);
    Size size = size(settings, "size", defaults.numberIsShortestEdge);
    Resize resize = Resize.NONE;
    if (settings.flag("do_resize", true)) {
      resize = size.shortestEdge ? Resize.SHORTEST_EDGE : Resize.EXACT;
    }
    boolean crop = settings.flag("do_center_crop", defaults.crop);
    requireModelSize(settings, resize, size, crop, imageSize);
    boolean normalize = settings.flag("do_normalize", true);
    float[] deviation = settings.perChannel("image_std", defaults.deviation);
    for (float value : deviation) {
      if (!(value > 0)) {
        throw settings.unexpected(
            "image_std", Arrays.toString(deviation), "three positive numbers");
      }
    }
    return new PreprocessingConfig(
        resize,
        size.width,
        size.height,
        ResampleFilter.from(settings),
        crop,
        imageSize,
        settings.flag("do_rescale", true) ? settings.number("rescale_factor", 1 / 255.0) : 1,
        normalize ? settings.perChannel("image_mean", defaults.mean) : new float[3],
        normalize ? deviation : new float[] {1, 1, 1});
  }

  private static void requireModelSize(
      JsonSettings settings, Resize resize, Size size, boolean crop, int imageSize) {
    boolean fits;
    if (crop) {
      Size cropSize = size(settings, "crop_size", false);
      fits = cropSize.width == imageSize && cropSize.height == imageSize;
    } else {
      fits = resize == Resize.EXACT && size.width == imageSize && size.height == imageSize;
    }
    if (!fits) {
      throw new ModelLoadException(
          settings.file(),
          "images do not come out as the %1$d x %1$d pixels that config.json says: %2$s"
              .formatted(
                  imageSize,
                  crop
                      ? "'crop_size' must be that"
                      : "'size' must give that as width and height, or 'do_center_crop' must be true"));
    }
  }

  /** A number, or an object with {@code shortest_edge} or with {@code width} and {@code height}. */
  private static Size size(JsonSettings settings, String name, boolean numberIsShortestEdge) {
    JsonElement value = settings.get(name);
    if (value == null || value.isJsonPrimitive()) {
      int side = settings.wholeNumber(name, 224, 1, MAX_SIZE);
      return new Size(numberIsShortestEdge, side, side);
    }
    JsonSettings sides = settings.nested(name);
    if (sides.get("shortest_edge") != null) {
      int side = sides.wholeNumber("shortest_edge", 0, 1, MAX_SIZE);
      return new Size(true, side, side);
    }
    if (sides.get("width") != null && sides.get("height") != null) {
      return new Size(
          false,
          sides.wholeNumber("width", 0, 1, MAX_SIZE),
          sides.wholeNumber("height", 0, 1, MAX_SIZE));
    }
    throw settings.unexpected(name, value, "a number, {shortest_edge} or {width, height}");
  }

  /** All values in a form that stays the same in every release. */
  String canonical() {
    String resizing =
        resize == Resize.NONE ? "none" : resize + " " + width + "x" + height + " " + filter;
    return "resize %s crop %s to %d scale %s mean %s deviation %s"
        .formatted(
            resizing,
            crop,
            imageSize,
            (float) scale,
            Arrays.toString(mean),
            Arrays.toString(deviation));
  }
}
