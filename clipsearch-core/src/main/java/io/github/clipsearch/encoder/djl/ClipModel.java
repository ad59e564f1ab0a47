package io.github.clipsearch.encoder.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.clipsearch.encoder.djl.TorchProgram.Weights;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * The two towers with their weights. Safe for use by several threads, except for {@link #close()},
 * which must not run together with any other call.
 */
final class ClipModel implements AutoCloseable {
  private final ModelConfig config;
  private final NDManager manager;
  private final TorchProgram program;
  private final Weights textWeights;
  private final Weights visionWeights;

  private ClipModel(
      ModelConfig config,
      NDManager manager,
      TorchProgram program,
      Weights textWeights,
      Weights visionWeights) {
    this.config = config;
    this.manager = manager;
    this.program = program;
    this.textWeights = textWeights;
    this.visionWeights = visionWeights;
  }

  /** Loads the weights, which may be closed afterwards. */
  static ClipModel load(
      ModelConfig config,
      CheckpointWeights weights,
      Precision precision,
      Device device,
      Path checkpoint) {
    Engine engine = PyTorchEngine.start(checkpoint);
    NDManager manager = engine.newBaseManager(Devices.of(device, precision, engine, checkpoint));
    Weights text = null;
    try {
      TorchProgram program =
          new ProgramChoice(manager, precision, checkpoint)
              .choose(config, precision.weightsResources(device.kind()));
      WeightLoader loader = new WeightLoader(program, weights, manager, checkpoint);
      text = loader.load(config.textWeights());
      return new ClipModel(config, manager, program, text, loader.load(config.visionWeights()));
    } catch (RuntimeException | Error e) {
      if (text != null) {
        text.close();
      }
      manager.close();
      throw e;
    }
  }

  /**
   * Embeds images.
   *
   * @param pixels direct, {@code float[count][3][imageSize][imageSize]} from its start on
   * @return {@code count} normalised vectors
   */
  float[][] images(ByteBuffer pixels, int count) {
    int size = config.imageSize();
    pixels.position(0).limit(count * 3 * size * size * Float.BYTES);
    try (NDManager call = manager.newSubManager()) {
      NDArray input = call.create(pixels, new Shape(count, 3, size, size), DataType.FLOAT32);
      TowerConfig tower = config.vision();
      NDArray result =
          program.tensor(
              call,
              config.imageFunction(),
              input,
              visionWeights,
              config.patchSize(),
              tower.layers(),
              tower.heads(),
              tower.activation().programCode(),
              tower.layerNormEpsilon());
      return rows(result, count);
    }
  }

  /**
   * Embeds texts.
   *
   * @param buffer direct, for the ids, with room for {@code contextLength + 1} numbers per text
   * @param texts the token ids of each
   * @return a normalised vector for each
   */
  float[][] texts(ByteBuffer buffer, List<long[]> texts) {
    int count = texts.size();
    int[] ends = texts.stream().mapToInt(config::lastPosition).toArray();
    int length = 0;
    for (int end : ends) {
      length = Math.max(length, end + 1);
    }
    LongBuffer numbers = buffer.clear().asLongBuffer();
    for (int i = 0; i < count; i++) {
      long[] ids = texts.get(i);
      for (int k = 0; k < length; k++) {
        // what follows the end is not looked at, but must be a token
        numbers.put(i * length + k, ids[Math.min(k, ids.length - 1)]);
      }
      numbers.put(count * length + i, ends[i]);
    }
    ByteBuffer ids = slice(buffer, 0, count * length);
    ByteBuffer positions = slice(buffer, count * length, count);
    try (NDManager call = manager.newSubManager()) {
      TowerConfig tower = config.text();
      NDArray result =
          program.tensor(
              call,
              config.textFunction(),
              call.create(ids, new Shape(count, length), DataType.INT64),
              call.create(positions, new Shape(count), DataType.INT64),
              textWeights,
              tower.layers(),
              tower.heads(),
              tower.activation().programCode(),
              tower.layerNormEpsilon());
      return rows(result, count);
    }
  }

  private static ByteBuffer slice(ByteBuffer buffer, int start, int count) {
    return buffer.slice(start * Long.BYTES, count * Long.BYTES).order(buffer.order());
  }

  private float[][] rows(NDArray result, int count) {
    float[] flat = result.toFloatArray();
    int dimension = config.dimension();
    float[][] rows = new float[count][dimension];
    for (int i = 0; i < count; i++) {
      System.arraycopy(flat, i * dimension, rows[i], 0, dimension);
    }
    return rows;
  }

  @Override
  public void close() {
    textWeights.close();
    visionWeights.close();
    program.close();
    manager.close();
  }
}
