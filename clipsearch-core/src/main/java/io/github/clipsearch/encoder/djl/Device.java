package io.github.clipsearch.encoder.djl;

import java.util.Objects;

/**
 * Where a model is computed. A GPU needs PyTorch's libraries for CUDA, which an application adds
 * itself.
 *
 * @param kind of processor
 * @param number of the GPU, 0-based as PyTorch counts them; 0 for {@link Kind#CPU}
 */
public record Device(Kind kind, int number) {
  /** The kinds of processors. */
  public enum Kind {
    /** The computer's own processor. */
    CPU,
    /** A graphics processor of NVIDIA, through CUDA. */
    GPU
  }

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException when it is negative, or not 0 for the CPU
   */
  public Device {
    Objects.requireNonNull(kind, "kind");
    if (number < 0 || (kind == Kind.CPU && number > 0)) {
      throw new IllegalArgumentException(
          "GPUs are counted from 0 on, and there is one CPU; not " + kind + " " + number);
    }
  }

  /**
   * The computer's own processor, with all its cores.
   *
   * @return the default device
   */
  public static Device cpu() {
    return new Device(Kind.CPU, 0);
  }

  /**
   * The first GPU.
   *
   * @return GPU 0
   */
  public static Device gpu() {
    return gpu(0);
  }

  /**
   * One of several GPUs.
   *
   * @param number 0-based, as PyTorch counts them
   * @return that GPU
   * @throws IllegalArgumentException when the number is negative
   */
  public static Device gpu(int number) {
    return new Device(Kind.GPU, number);
  }

  @Override
  public String toString() {
    return kind == Kind.CPU ? "CPU" : "GPU " + number;
  }
}
