package io.github.clipsearch.store;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a store keeps vectors: with all their accuracy, or smaller and faster to search. Vectors of
 * zeros, which mark blank scenes, stay zeros in every format.
 *
 * <p>All formats are little-endian and do not depend on alignment. Names and layouts are fixed:
 * stores write them into files.
 */
public enum VectorFormat {
  /** IEEE 754 binary32, 4 bytes a value: what encoders give, unchanged. */
  FLOAT32 {
    @Override
    public int bytes(int dimension) {
      return Math.multiplyExact(dimension, Float.BYTES);
    }

    @Override
    void encodeValues(float[] vector, ByteBuffer target) {
      for (float value : vector) {
        target.putFloat(value);
      }
    }

    @Override
    void decodeValues(ByteBuffer source, float[] vector) {
      source.asFloatBuffer().get(vector);
    }
  },

  /**
   * IEEE 754 binary16, 2 bytes a value, rounded to the nearest. A vector read back has length one
   * again and differs from the stored one by about 0.0002.
   */
  FLOAT16 {
    @Override
    public int bytes(int dimension) {
      return Math.multiplyExact(dimension, Short.BYTES);
    }

    @Override
    void encodeValues(float[] vector, ByteBuffer target) {
      for (float value : vector) {
        target.putShort(Float16.of(value));
      }
    }

    @Override
    void decodeValues(ByteBuffer source, float[] vector) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = Float16.toFloat(source.getShort());
      }
      normalise(vector);
    }
  },

  /**
   * One signed byte a value: a float32 scale, then the bytes, from -127 to 127, then zeros up to a
   * multiple of four. A value is its byte times the scale; the largest in a vector becomes 127 or
   * -127, and the scale is such that the vector has length one again.
   */
  INT8 {
    @Override
    public int bytes(int dimension) {
      return Math.addExact(Float.BYTES, Math.addExact(dimension, 3) & ~3);
    }

    @Override
    void encodeValues(float[] vector, ByteBuffer target) {
      int end = target.position() + bytes(vector.length);
      byte[] bytes = Int8.quantise(vector);
      target.putFloat(Int8.scale(bytes)).put(bytes);
      while (target.position() < end) {
        target.put((byte) 0);
      }
    }

    @Override
    void decodeValues(ByteBuffer source, float[] vector) {
      float scale = source.getFloat();
      for (int i = 0; i < vector.length; i++) {
        vector[i] = source.get() * scale;
      }
    }
  };

  /**
   * The room that one vector takes. Vectors are kept back to back, without gaps.
   *
   * @param dimension of the vectors, at least 1
   * @return bytes
   * @throws ArithmeticException when it is more than an int holds
   */
  public abstract int bytes(int dimension);

  /**
   * Writes a vector.
   *
   * @param vector L2-normalised, or all zeros
   * @param target from its position on, which moves behind what was written; its byte order does
   *     not matter
   * @throws BufferOverflowException when there is not enough room
   */
  public void encode(float[] vector, ByteBuffer target) {
    int bytes = bytes(vector.length);
    if (target.remaining() < bytes) {
      throw new BufferOverflowException();
    }
    encodeValues(vector, target.slice(target.position(), bytes).order(ByteOrder.LITTLE_ENDIAN));
    target.position(target.position() + bytes);
  }

  /**
   * Reads a vector.
   *
   * @param source from its position on, which moves behind the vector; its byte order does not
   *     matter
   * @param dimension of the vector
   * @return L2-normalised, or all zeros; what was never written by {@link #encode} may give another
   *     length
   * @throws BufferUnderflowException when there is less than one vector
   */
  public float[] decode(ByteBuffer source, int dimension) {
    int bytes = bytes(dimension);
    if (source.remaining() < bytes) {
      throw new BufferUnderflowException();
    }
    float[] vector = new float[dimension];
    decodeValues(source.slice(source.position(), bytes).order(ByteOrder.LITTLE_ENDIAN), vector);
    source.position(source.position() + bytes);
    return vector;
  }

  /** Writes to a little-endian buffer of exactly the vector's room. */
  abstract void encodeValues(float[] vector, ByteBuffer target);

  /** Reads from a little-endian buffer of exactly the vector's room. */
  abstract void decodeValues(ByteBuffer source, float[] vector);

  private static void normalise(float[] vector) {
    double sum = 0;
    for (float value : vector) {
      sum += (double) value * value;
    }
    if (sum > 0) {
      double length = Math.sqrt(sum);
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) (vector[i] / length);
      }
    }
  }
}
