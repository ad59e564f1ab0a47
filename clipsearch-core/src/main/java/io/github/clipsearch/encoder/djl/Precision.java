package io.github.clipsearch.encoder.djl;

import java.util.List;

/**
 * In which arithmetic a model is computed. Inputs and vectors are 32-bit in each, and vectors of
 * one checkpoint can be compared whatever the precisions that they were made in.
 */
public enum Precision {
  /** 32-bit, whatever the checkpoint's own format: exact, and the default. */
  FLOAT32(6, 1e-4f),

  /**
   * 8-bit in the linear layers, 32-bit in the rest; for processors only. More than twice as fast as
   * {@link #FLOAT32} and smaller in memory, for vectors whose cosine to the exact ones is about
   * 0.9995.
   *
   * <p>How numbers are rounded depends on the largest of a batch, so vectors of the same input in
   * other batches have a cosine of about 0.9995 to each other as well. The same batch gives the
   * same bits.
   */
  INT8(6, 0.1f),

  /**
   * 16-bit with the range of 32-bit numbers ("brain floating point"), for vectors whose cosine to
   * the exact ones is about 0.9999. Almost twice as fast as {@link #FLOAT32} on processors that
   * have instructions for it (AVX-512 BF16, AMX), but slower on others, so measure before choosing
   * it.
   */
  BFLOAT16(15, 0.02f),

  /**
   * 16-bit with more digits and less range than {@link #BFLOAT16}, which GPUs are fast at; not for
   * processors.
   */
  FLOAT16(5, 0.005f);

  private final int programCode;
  private final float tolerance;

  Precision(int programCode, float tolerance) {
    this.programCode = programCode;
    this.tolerance = tolerance;
  }

  /** Whether a device of this kind computes in this precision, and is not slower for it. */
  boolean runsOn(Device.Kind kind) {
    return switch (this) {
      case FLOAT32, BFLOAT16 -> true;
      case INT8 -> kind == Device.Kind.CPU;
      case FLOAT16 -> kind == Device.Kind.GPU;
    };
  }

  /**
   * The part of the program that keeps weights and computes linear layers: the first of these that
   * PyTorch has everything for on this platform.
   */
  List<String> weightsResources(Device.Kind kind) {
    return switch (this) {
      case FLOAT32 ->
          kind == Device.Kind.CPU
              ? List.of("onednn_weights.py.txt", "float_weights.py.txt")
              : List.of("float_weights.py.txt");
      case INT8 -> List.of("int8_weights.py.txt");
      case BFLOAT16, FLOAT16 -> List.of("float_weights.py.txt");
    };
  }

  /** PyTorch's code of the type of all numbers that are not 8-bit. */
  int programCode() {
    return programCode;
  }

  /** Largest error of a linear layer that rounding explains, as a part of its results' length. */
  float tolerance() {
    return tolerance;
  }
}
