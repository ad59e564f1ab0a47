package io.github.clipsearch.encoder.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The float32 tensors that one group of weights after the other is read into. A tower's layers are
 * alike, so they share them, as parts of one piece of memory that is large enough for the C library
 * to map it on its own and to give it back as a whole. Memory that is freed between allocations
 * that stay would remain the process's.
 */
final class GroupTensors implements AutoCloseable {
  /** More than glibc's largest threshold for mapping, 32 MiB; what is not used takes no memory. */
  private static final long LEAST_NUMBERS = (33 << 20) / Float.BYTES;

  private final NDManager owner;
  private NDManager current;
  private List<List<Long>> shapes = List.of();
  private List<NDArray> tensors = List.of();

  GroupTensors(NDManager owner) {
    this.owner = owner;
    this.current = owner.newSubManager();
  }

  /** Tensors of the group's shapes with any content, valid until the next call. */
  List<NDArray> of(WeightGroup group) {
    List<List<Long>> wanted = group.weights().stream().map(WeightShape::shape).toList();
    if (!wanted.equals(shapes)) {
      current.close();
      current = owner.newSubManager();
      shapes = wanted;
      tensors = create(group.weights());
    }
    return tensors;
  }

  private List<NDArray> create(List<WeightShape> weights) {
    long numbers = weights.stream().mapToLong(WeightShape::size).sum();
    NDArray all = current.create(new Shape(Math.max(LEAST_NUMBERS, numbers)), DataType.FLOAT32);
    List<NDArray> parts = new ArrayList<>();
    long start = 0;
    for (WeightShape weight : weights) {
      long end = start + weight.size();
      long[] shape = weight.shape().stream().mapToLong(Long::longValue).toArray();
      parts.add(all.get(new NDIndex().addSliceDim(start, end)).reshape(shape));
      start = end;
    }
    return parts;
  }

  @Override
  public void close() {
    current.close();
  }
}
