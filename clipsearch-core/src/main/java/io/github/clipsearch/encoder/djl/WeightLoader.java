package io.github.clipsearch.encoder.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.clipsearch.ModelLoadException;
import io.github.clipsearch.encoder.djl.TorchProgram.TensorList;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies a tower's weights from the mapped files into memory that PyTorch owns, as float32 and in
 * the form that the program wants. One layer at a time, so that loading needs little more memory
 * than the model.
 */
final class WeightLoader {
  private final TorchProgram program;
  private final CheckpointWeights weights;
  private final NDManager owner;
  private final Path checkpoint;

  WeightLoader(TorchProgram program, CheckpointWeights weights, NDManager owner, Path checkpoint) {
    this.program = program;
    this.weights = weights;
    this.owner = owner;
    this.checkpoint = checkpoint;
  }

  /** Loads the groups one after the other into one list. */
  List<NDArray> load(List<WeightGroup> groups) {
    return groups.stream().flatMap(group -> load(group).stream()).toList();
  }

  private List<NDArray> load(WeightGroup group) {
    List<WeightShape> shapes = group.weights();
    List<ByteBuffer> stored = shapes.stream().map(this::stored).toList();
    try (NDManager temporary = owner.newSubManager()) {
      List<NDArray> wide = new ArrayList<>();
      for (int i = 0; i < stored.size(); i++) {
        wide.add(widen(temporary, shapes.get(i), stored.get(i)));
      }
      try (TensorList tensors = new TensorList(wide)) {
        List<Object> arguments = new ArrayList<>(List.of(tensors));
        arguments.addAll(group.inputScale());
        return program.tensors(owner, group.function(), arguments.toArray());
      }
    } finally {
      // the tensors above are views of these buffers, which the collector must not free yet
      Reference.reachabilityFence(stored);
    }
  }

  /** BF16 is widened here, because DJL ends the process when it meets that type. */
  private ByteBuffer stored(WeightShape weight) {
    ByteBuffer mapped = weights.map(weight);
    if (!weights.format(weight).equals("BF16")) {
      return mapped;
    }
    ShortBuffer upperHalves = mapped.asShortBuffer();
    ByteBuffer wide =
        ByteBuffer.allocateDirect(Math.multiplyExact(2, mapped.remaining()))
            .order(ByteOrder.nativeOrder());
    IntBuffer bits = wide.asIntBuffer();
    for (int i = 0; i < upperHalves.remaining(); i++) {
      bits.put(i, upperHalves.get(i) << Short.SIZE);
    }
    return wide;
  }

  private NDArray widen(NDManager temporary, WeightShape weight, ByteBuffer stored) {
    DataType type = weights.format(weight).equals("F16") ? DataType.FLOAT16 : DataType.FLOAT32;
    Shape shape = new Shape(weight.shape().stream().mapToLong(Long::longValue).toArray());
    NDArray wide = program.tensor(temporary, "widen", temporary.create(stored, shape, type));
    if (!program.test("is_finite", wide)) {
      throw new ModelLoadException(
          checkpoint, weight.name() + " contains NaN or infinite numbers; download it again");
    }
    return wide;
  }
}
