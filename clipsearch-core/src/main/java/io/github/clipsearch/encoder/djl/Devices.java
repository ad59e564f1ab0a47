package io.github.clipsearch.encoder.djl;

import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import io.github.clipsearch.ModelLoadException;
import java.nio.file.Path;

/** Finds PyTorch's device for one of ours, or says why there is none. */
final class Devices {
  private Devices() {}

  /**
   * PyTorch's device.
   *
   * @param checkpoint for messages
   * @throws ModelLoadException when there is no such GPU, or PyTorch cannot use it, or it does not
   *     compute in the precision
   */
  static ai.djl.Device of(Device device, Precision precision, Engine engine, Path checkpoint) {
    if (!precision.runsOn(device.kind())) {
      throw new ModelLoadException(
          checkpoint,
          "the precision %s is not for a %s; choose %s"
              .formatted(
                  precision,
                  device.kind(),
                  device.kind() == Device.Kind.CPU ? "BFLOAT16 or INT8" : "FLOAT16 or BFLOAT16"));
    }
    if (device.kind() == Device.Kind.CPU) {
      return ai.djl.Device.cpu();
    }
    if (!engine.hasCapability(StandardCapabilities.CUDA)) {
      throw new ModelLoadException(
          checkpoint,
          ("PyTorch's library on the class path is the one without GPUs. Let the environment variable"
                  + " PYTORCH_LIBRARY_PATH name the lib folder of LibTorch %s for CUDA 12.8, and set"
                  + " PYTORCH_VERSION=%s and PYTORCH_FLAVOR=cu128; or choose Device.cpu()")
              .formatted(engine.getVersion(), engine.getVersion()));
    }
    int count = engine.getGpuCount();
    if (device.number() >= count) {
      throw new ModelLoadException(
          checkpoint,
          "there is no %s: PyTorch finds %d GPUs, counted from 0; is the driver installed?"
              .formatted(device, count));
    }
    return ai.djl.Device.gpu(device.number());
  }
}
