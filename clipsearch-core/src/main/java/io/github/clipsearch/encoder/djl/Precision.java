package io.github.clipsearch.encoder.djl;

/** In which arithmetic a model is computed. Inputs and vectors are 32-bit in each. */
public enum Precision {
  /** 32-bit, whatever the checkpoint's own format: exact, and the default. */
  FLOAT32("float_weights.py.txt", 6),

  /** Linear layers in 8-bit arithmetic. */
  INT8("int8_weights.py.txt", 6),

  /** 16-bit. */
  BFLOAT16("float_weights.py.txt", 15),

  /** 16-bit. */
  FLOAT16("float_weights.py.txt", 5);

  private final String weightsResource;
  private final int programCode;

  Precision(String weightsResource, int programCode) {
    this.weightsResource = weightsResource;
    this.programCode = programCode;
  }

  /** The part of the program that keeps weights and computes linear layers. */
  String weightsResource() {
    return weightsResource;
  }

  /** PyTorch's code of the type of all numbers that are not 8-bit. */
  int programCode() {
    return programCode;
  }
}
