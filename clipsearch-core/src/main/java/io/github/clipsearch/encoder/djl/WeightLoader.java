package io.github.clipsearch.encoder.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.clipsearch.ModelLoadException;
import io.github.clipsearch.encoder.djl.TorchProgram.TensorList;
import io.github.clipsearch.encoder.djl.TorchProgram.Weights;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a tower's weights from the files into memory that PyTorch owns, as float32 and in the form
 * that the program wants. One layer at a time and in slices, so that loading needs little more
 * memory than the model. Files are read, not mapped: mapped pages count as the process's own until
 * the garbage collector lets go of them, and a file that shrinks meanwhile would end the process.
 */
final class WeightLoader {
  private static final int SLICE_BYTES = 1 << 23;

  private final TorchProgram program;
  private final CheckpointWeights weights;
  private final NDManager owner;
  private final Path checkpoint;

  /** With room for a slice, and for one whose numbers become twice as wide. */
  private final ByteBuffer staging =
      ByteBuffer.allocateDirect(2 * SLICE_BYTES).order(ByteOrder.nativeOrder());

  WeightLoader(TorchProgram program, CheckpointWeights weights, NDManager owner, Path checkpoint) {
    this.program = program;
    this.weights = weights;
    this.owner = owner;
    this.checkpoint = checkpoint;
  }

  /** Loads the groups one after the other into one object, which the caller closes. */
  Weights load(List<WeightGroup> groups) {
    Weights target = program.newWeights();
    try (GroupTensors tensors = new GroupTensors(owner)) {
      groups.forEach(group -> load(group, tensors.of(group), target));
      return target;
    } catch (RuntimeException | Error e) {
      target.close();
      throw e;
    }
  }

  private void load(WeightGroup group, List<NDArray> tensors, Weights target) {
    for (int i = 0; i < tensors.size(); i++) {
      read(group.weights().get(i), tensors.get(i));
    }
    try (TensorList list = new TensorList(tensors)) {
      List<Object> arguments = new ArrayList<>(List.of(list));
      arguments.addAll(group.inputScale());
      arguments.add(target);
      program.run(group.function(), arguments.toArray());
    }
  }

  private void read(WeightShape weight, NDArray whole) {
    NumberFormat format = NumberFormat.valueOf(weights.format(weight));
    int sliceNumbers = SLICE_BYTES / format.bytes();
    for (long start = 0; start < weight.size(); start += sliceNumbers) {
      int count = (int) Math.min(sliceNumbers, weight.size() - start);
      ByteBuffer numbers = format.read(weights, weight, start, count, staging);
      try (NDManager slice = owner.newSubManager(Device.cpu())) {
        program.run("fill", whole, start, slice.create(numbers, new Shape(count), format.staged()));
      } finally {
        // the tensor above is a view of this memory, which the collector must not free yet
        Reference.reachabilityFence(staging);
      }
    }
    if (!program.test("is_finite", whole)) {
      throw new ModelLoadException(
          checkpoint, weight.name() + " contains NaN or infinite numbers; download it again");
    }
  }
}
