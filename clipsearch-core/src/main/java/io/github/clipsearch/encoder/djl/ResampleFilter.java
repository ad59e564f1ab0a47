package io.github.clipsearch.encoder.djl;

/** The filters of Pillow that CLIP checkpoints resize with. */
enum ResampleFilter {
  BILINEAR(2, 1) {
    @Override
    double weight(double x) {
      double distance = Math.abs(x);
      return distance < 1 ? 1 - distance : 0;
    }
  },
  /** Keys' cubic convolution with a = -0.5. */
  BICUBIC(3, 2) {
    @Override
    double weight(double x) {
      double distance = Math.abs(x);
      if (distance < 1) {
        return ((A + 2) * distance - (A + 3)) * distance * distance + 1;
      }
      if (distance < 2) {
        return (((distance - 5) * distance + 8) * distance - 4) * A;
      }
      return 0;
    }
  };

  private static final double A = -0.5;

  private final int pillowCode;
  private final double radius;

  ResampleFilter(int pillowCode, double radius) {
    this.pillowCode = pillowCode;
    this.radius = radius;
  }

  /** The value of the kernel at a distance, in pixels of the coarser of the two grids. */
  abstract double weight(double x);

  /** The distance from which on the kernel is zero. */
  double radius() {
    return radius;
  }

  static ResampleFilter from(JsonSettings settings) {
    int code = settings.wholeNumber("resample", BICUBIC.pillowCode, 0, Integer.MAX_VALUE);
    for (ResampleFilter filter : values()) {
      if (filter.pillowCode == code) {
        return filter;
      }
    }
    throw settings.unexpected("resample", code, "2 (bilinear) or 3 (bicubic)");
  }
}
