package io.github.clipsearch.encoder.djl;

import io.github.clipsearch.encoder.EncoderIdentity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a checkpoint by its content, without reading all of it.
 *
 * <p>The name ends with twelve hexadecimal digits of a SHA-256 over: the architecture, the
 * preprocessing, and of every tensor that the towers use its name, number format and shape and its
 * first and last 4 KiB. Fine-tuning changes every tensor of a tower from its first number on, so
 * other weights have another name. Not covered are the files' names and places, how the tensors are
 * spread over files, tensors that are not used, and the tokenizer, which affects queries but not
 * stored vectors.
 */
final class CheckpointIdentity {
  private static final int SAMPLE_BYTES = 4096;
  private static final int DIGEST_BYTES = 6;

  private CheckpointIdentity() {}

  static EncoderIdentity of(
      ModelConfig config, PreprocessingConfig preprocessing, CheckpointWeights weights) {
    MessageDigest digest = sha256();
    digest.update(utf8(architecture(config)));
    digest.update(utf8(preprocessing.canonical()));
    for (WeightShape weight : WeightShape.all(config)) {
      digest.update(utf8(weight.name() + weight.shape() + weights.format(weight)));
      long bytes = weights.bytes(weight);
      int count = (int) Math.min(SAMPLE_BYTES, bytes);
      digest.update(weights.read(weight, 0, count));
      digest.update(weights.read(weight, bytes - count, count));
    }
    String hash = HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    String id =
        "%s-vit%dx%d-patch%d-%d-%s"
            .formatted(
                config.familyName(),
                config.vision().layers(),
                config.vision().hiddenSize(),
                config.patchSize(),
                config.imageSize(),
                hash);
    return new EncoderIdentity(id, config.dimension());
  }

  /** Spelled out, not a record's toString, so that renaming a component changes nobody's index. */
  private static String architecture(ModelConfig config) {
    return "%s text %s vision %s image %d patch %d dimension %d"
        .formatted(
            config.familyName(),
            tower(config.text()),
            tower(config.vision()),
            config.imageSize(),
            config.patchSize(),
            config.dimension());
  }

  private static String tower(TowerConfig tower) {
    return "layers %d width %d inner %d heads %d %s epsilon %s"
        .formatted(
            tower.layers(),
            tower.hiddenSize(),
            tower.intermediateSize(),
            tower.heads(),
            tower.activation().configName(),
            tower.layerNormEpsilon());
  }

  private static byte[] utf8(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
