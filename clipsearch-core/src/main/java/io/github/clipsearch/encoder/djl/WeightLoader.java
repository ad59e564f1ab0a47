package io.github.clipsearch.encoder.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.clipsearch.ModelLoadException;
import io.github.clipsearch.encoder.djl.TorchProgram.TensorList;
import io.github.clipsearch.encoder.djl.TorchProgram.Weights;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a tower's weights from the files into memory that PyTorch owns, as float32 and in the form
 * that the program wants. One layer at a time, so that loading needs little more memory than the
 * model. Files are read, not mapped: mapped pages count as the process's own until the garbage
 * collector lets go of them, and a file that shrinks meanwhile would end the process.
 */
final class WeightLoader {
  private static final long MAX_STAGED_BYTES = 1 << 30;

  private final TorchProgram program;
  private final CheckpointWeights weights;
  private final NDManager owner;
  private final Path checkpoint;
  private final StagingMemory staging = new StagingMemory();

  WeightLoader(TorchProgram program, CheckpointWeights weights, NDManager owner, Path checkpoint) {
    this.program = program;
    this.weights = weights;
    this.owner = owner;
    this.checkpoint = checkpoint;
  }

  /** Loads the groups one after the other into one object, which the caller closes. */
  Weights load(List<WeightGroup> groups) {
    Weights target = program.newWeights();
    try {
      groups.forEach(group -> load(group, target));
      return target;
    } catch (RuntimeException | Error e) {
      target.close();
      throw e;
    }
  }

  private void load(WeightGroup group, Weights target) {
    List<WeightShape> shapes = group.weights();
    staging.reset(
        shapes.stream().mapToLong(shape -> StagingMemory.taken(stagedBytes(shape))).sum());
    List<ByteBuffer> staged = shapes.stream().map(this::stage).toList();
    try (NDManager temporary = owner.newSubManager()) {
      List<NDArray> wide = new ArrayList<>();
      for (int i = 0; i < staged.size(); i++) {
        wide.add(widen(temporary, shapes.get(i), staged.get(i)));
      }
      try (TensorList tensors = new TensorList(wide)) {
        List<Object> arguments = new ArrayList<>(List.of(tensors));
        arguments.addAll(group.inputScale());
        arguments.add(target);
        program.run(group.function(), arguments.toArray());
      }
    } finally {
      // the tensors above are views of this memory, which the collector must not free yet
      Reference.reachabilityFence(staged);
    }
  }

  private long stagedBytes(WeightShape weight) {
    long bytes = weights.bytes(weight) * (isBrainFloat(weight) ? 2 : 1);
    if (bytes > MAX_STAGED_BYTES) {
      throw new ModelLoadException(
          checkpoint,
          "'%s' takes %d bytes; at most 1 GiB per tensor is supported"
              .formatted(weight.name(), bytes));
    }
    return bytes;
  }

  private boolean isBrainFloat(WeightShape weight) {
    return weights.format(weight).equals("BF16");
  }

  /** BF16 is widened here, because DJL ends the process when it meets that type. */
  private ByteBuffer stage(WeightShape weight) {
    ByteBuffer target = staging.take((int) stagedBytes(weight));
    if (!isBrainFloat(weight)) {
      weights.read(weight, target);
      return target.rewind();
    }
    // into the second half first; widening from the front never catches up with what is unread
    int half = target.capacity() / 2;
    weights.read(weight, target.position(half));
    for (int i = 0; i < half / Short.BYTES; i++) {
      target.putInt(i * Integer.BYTES, target.getShort(half + i * Short.BYTES) << Short.SIZE);
    }
    return target.rewind();
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
