package io.github.clipsearch.encoder.djl;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The non-linear functions that checkpoints use between the two layers of an MLP. */
enum Activation {
  /** {@code x * sigmoid(1.702 x)}, computed as SiLU with 1.702 folded into the layers around it. */
  QUICK_GELU("quick_gelu", 0, 1.702),
  GELU("gelu", 1, 1),
  GELU_TANH("gelu_pytorch_tanh", 2, 1);

  private final String configName;
  private final int programCode;
  private final double inputScale;

  Activation(String configName, int programCode, double inputScale) {
    this.configName = configName;
    this.programCode = programCode;
    this.inputScale = inputScale;
  }

  /** How {@code config.json} names it. */
  String configName() {
    return configName;
  }

  /** How the TorchScript program knows it. */
  int programCode() {
    return programCode;
  }

  /** What the layer before is multiplied with and the layer after is divided by. */
  double inputScale() {
    return inputScale;
  }

  static Activation from(JsonSettings settings, Activation fallback) {
    String name = settings.text("hidden_act", fallback.configName);
    for (Activation activation : values()) {
      if (activation.configName.equals(name)) {
        return activation;
      }
    }
    throw settings.unexpected(
        "hidden_act",
        "'" + name + "'",
        Arrays.stream(values()).map(a -> a.configName).collect(Collectors.joining(" or ")));
  }
}
