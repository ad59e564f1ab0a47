package io.github.clipsearch.encoder.djl;

import io.github.clipsearch.ModelLoadException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The weights of a checkpoint, in one file or several, checked against what its configuration
 * demands. Tensors that the configuration does not name are ignored.
 */
final class CheckpointWeights implements AutoCloseable {
  private static final Set<String> FORMATS =
      Arrays.stream(NumberFormat.values()).map(Enum::name).collect(Collectors.toSet());

  private final List<SafetensorsFile> files;
  private final Map<String, Location> locations = new HashMap<>();

  private record Location(SafetensorsFile file, TensorInfo tensor) {}

  private CheckpointWeights(List<SafetensorsFile> files) {
    this.files = files;
    for (SafetensorsFile file : files) {
      for (TensorInfo tensor : file.tensors().values()) {
        locations.put(tensor.name(), new Location(file, tensor));
      }
    }
  }

  /**
   * Opens the files.
   *
   * @throws ModelLoadException that names every missing and every misshapen tensor
   */
  static CheckpointWeights open(CheckpointFolder folder, ModelConfig config) {
    List<SafetensorsFile> files = new ArrayList<>();
    CheckpointWeights weights;
    try {
      for (Path file : folder.weights()) {
        files.add(SafetensorsFile.open(file));
      }
      weights = new CheckpointWeights(files);
      weights.require(WeightShape.all(config), folder.path());
    } catch (RuntimeException e) {
      files.forEach(SafetensorsFile::close);
      throw e;
    }
    return weights;
  }

  private void require(List<WeightShape> expected, Path folder) {
    List<String> problems = new ArrayList<>();
    for (WeightShape weight : expected) {
      Location location = locations.get(weight.name());
      if (location == null) {
        problems.add(weight.name() + " is missing");
      } else if (!location.tensor.shape().equals(weight.shape())) {
        problems.add(
            "%s has shape %s, not %s"
                .formatted(weight.name(), location.tensor.shape(), weight.shape()));
      } else if (!FORMATS.contains(location.tensor.dtype())) {
        problems.add(
            "%s has format %s, not F32, F16 or BF16"
                .formatted(weight.name(), location.tensor.dtype()));
      }
    }
    if (!problems.isEmpty()) {
      throw new ModelLoadException(
          folder,
          "the weights do not fit config.json, of another model perhaps: "
              + String.join("; ", problems));
    }
  }

  /** The number format of a tensor: {@code F32}, {@code F16} or {@code BF16}. */
  String format(WeightShape weight) {
    return locate(weight).tensor.dtype();
  }

  /** See {@link SafetensorsFile#read(TensorInfo, long, ByteBuffer)}. */
  void read(WeightShape weight, long offset, ByteBuffer target) {
    Location location = locate(weight);
    location.file.read(location.tensor, offset, target);
  }

  /** See {@link SafetensorsFile#read(TensorInfo, long, int)}. */
  ByteBuffer read(WeightShape weight, long offset, int count) {
    Location location = locate(weight);
    return location.file.read(location.tensor, offset, count);
  }

  /** Size of a tensor in the file. */
  long bytes(WeightShape weight) {
    return locate(weight).tensor.bytes();
  }

  private Location locate(WeightShape weight) {
    return Objects.requireNonNull(locations.get(weight.name()), weight.name());
  }

  @Override
  public void close() {
    files.forEach(SafetensorsFile::close);
  }
}
