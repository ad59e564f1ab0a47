package io.github.clipsearch.encoder.djl;

import ai.djl.ndarray.NDManager;
import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.ModelLoadException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the fastest way of computing a model's linear layers that works with this build of
 * PyTorch on this processor. That a way runs is not enough: oneDNN 3.7 returns wrong numbers on
 * AMD's Zen 5 for layers whose outputs are a multiple of 48, but right ones for others. So each
 * layer of the model is tried.
 */
final class ProgramChoice {
  private static final Logger LOG = LoggerFactory.getLogger(ProgramChoice.class);

  private final NDManager manager;
  private final Precision precision;
  private final Path checkpoint;

  ProgramChoice(NDManager manager, Precision precision, Path checkpoint) {
    this.manager = manager;
    this.precision = precision;
    this.checkpoint = checkpoint;
  }

  /**
   * Compiles the program.
   *
   * @param weightsResources ways of keeping weights and computing linear layers, the best first
   * @throws ModelLoadException if none of them works
   */
  TorchProgram choose(ModelConfig config, List<String> weightsResources) {
    Set<LinearShape> shapes = new LinkedHashSet<>(config.vision().linearShapes());
    shapes.addAll(config.text().linearShapes());
    ModelLoadException last = null;
    for (String resource : weightsResources) {
      try {
        return working(shapes, resource);
      } catch (ClipSearchException e) {
        LOG.debug("{} does not work on this platform", resource, e);
        ModelLoadException failure =
            new ModelLoadException(
                checkpoint,
                "PyTorch for this platform cannot compute in the precision %s (%s); choose %s"
                    .formatted(precision, e.getMessage(), Precision.FLOAT32),
                e);
        if (last != null) {
          failure.addSuppressed(last);
        }
        last = failure;
      }
    }
    throw last == null ? new IllegalArgumentException("no resources") : last;
  }

  private TorchProgram working(Set<LinearShape> shapes, String resource) {
    TorchProgram program = TorchProgram.compile(manager, precision, resource);
    try {
      for (LinearShape shape : shapes) {
        requireRight(program.linearLayerError(manager, shape), shape);
      }
      return program;
    } catch (RuntimeException | Error e) {
      program.close();
      throw e;
    }
  }

  private void requireRight(float error, LinearShape shape) {
    // NaN is wrong too
    if (!(error <= precision.tolerance())) {
      throw new ClipSearchException(
          "a linear layer of %d inputs and %d outputs is wrong by %.2g"
              .formatted(shape.inputs(), shape.outputs(), error));
    }
  }
}
