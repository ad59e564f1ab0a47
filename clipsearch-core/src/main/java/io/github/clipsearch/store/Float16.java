package io.github.clipsearch.store;

/**
 * IEEE 754 binary16, the half-precision float: 1 bit of sign, 5 of exponent, 10 of mantissa. Java
 * converts it itself from 20 on only.
 */
final class Float16 {
  private static final int FLOAT_MANTISSA_BITS = 23;

  /** How many bits of a float's mantissa a half drops. */
  private static final int DROPPED_BITS = FLOAT_MANTISSA_BITS - 10;

  /** The bits of 65,520: from here on, halves round to infinity. */
  private static final int OVERFLOW = 0x477FF000;

  /** The bits of 2^-14, the smallest normal half. */
  private static final int SMALLEST_NORMAL = 0x38800000;

  private static final int INFINITY_FLOAT = 0x7F800000;
  private static final int INFINITY_HALF = 0x7C00;

  /** The difference of the two exponents' biases, in place. */
  private static final int REBIAS = (127 - 15) << FLOAT_MANTISSA_BITS;

  private Float16() {}

  /** The nearest half; of two equally near the one whose last bit is zero. */
  static short of(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    int magnitude = bits & 0x7FFFFFFF;
    int half;
    if (magnitude > INFINITY_FLOAT) {
      half = INFINITY_HALF | 0x200 | (magnitude >>> DROPPED_BITS & 0x3FF); // not a number
    } else if (magnitude >= OVERFLOW) {
      half = INFINITY_HALF;
    } else if (magnitude >= SMALLEST_NORMAL) {
      // A carry out of the mantissa goes into the exponent, which is what rounding up means there.
      int rounding = (1 << (DROPPED_BITS - 1)) - 1 + (magnitude >>> DROPPED_BITS & 1);
      half = (magnitude - REBIAS + rounding) >>> DROPPED_BITS;
    } else {
      // Subnormal halves are multiples of 2^-24. The scaling is exact and rint rounds to even.
      half = (int) Math.rint(Float.intBitsToFloat(magnitude) * 0x1p24);
    }
    return (short) (sign | half);
  }

  /** The float of the same value; every half has one. */
  static float toFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int magnitude = half & 0x7FFF;
    if (magnitude >= INFINITY_HALF) {
      return Float.intBitsToFloat(sign | INFINITY_FLOAT | (magnitude & 0x3FF) << DROPPED_BITS);
    }
    // Read with a float's bias, also a subnormal half is right but for the factor.
    float scaled = Float.intBitsToFloat(magnitude << DROPPED_BITS) * 0x1p112f;
    return Float.intBitsToFloat(sign | Float.floatToRawIntBits(scaled));
  }
}
