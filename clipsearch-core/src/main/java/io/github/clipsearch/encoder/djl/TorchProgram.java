package io.github.clipsearch.encoder.djl;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.github.clipsearch.ClipSearchException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A compiled TorchScript program. The only class that knows how DJL hands values to PyTorch; those
 * classes of DJL are public, but may change with its version. Safe for use by several threads,
 * except for {@link #close()}.
 */
final class TorchProgram implements AutoCloseable {
  private static final String CLASS_NAME = "ClipProgram";

  /** The class with CLIP's functions and those that all share, then functions of other families. */
  private static final List<String> RESOURCES =
      List.of("clip_program.py.txt", "siglip_program.py.txt", "bert_program.py.txt");

  private static final String NEW_WEIGHTS = "weights";

  private final PtSymbolBlock program;
  private final Precision precision;

  private TorchProgram(PtSymbolBlock program, Precision precision) {
    this.program = program;
    this.precision = precision;
  }

  /** Tensors as one argument. Does not own the tensors. */
  static final class TensorList extends Argument {
    TensorList(List<NDArray> tensors) {
      super(IValue.listFrom(tensors.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new)));
    }
  }

  /**
   * The program's class {@code Weights}: a tower's tensors, which it owns, in the program's form.
   */
  static final class Weights extends Argument {
    private Weights(IValue value) {
      super(value);
    }
  }

  /** A value that outlives a call. */
  abstract static class Argument implements AutoCloseable {
    private final IValue value;

    private Argument(IValue value) {
      this.value = value;
    }

    @Override
    public void close() {
      value.close();
    }
  }

  /**
   * Compiles the program; the manager closes it if {@link #close()} does not.
   *
   * @param weightsResource one of {@link Precision#weightsResources(Device.Kind)}
   */
  static TorchProgram compile(NDManager manager, Precision precision, String weightsResource) {
    byte[] archive = TorchScriptArchive.of(CLASS_NAME, programText(weightsResource));
    try {
      return new TorchProgram(
          JniUtils.loadModule(
              (PtNDManager) manager, new ByteArrayInputStream(archive), false, false),
          precision);
    } catch (EngineException e) {
      throw new ClipSearchException("PyTorch refused the program: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  private static String programText(String weightsResource) {
    return Stream.concat(Stream.of(weightsResource), RESOURCES.stream())
        .map(TorchProgram::text)
        .collect(Collectors.joining("\n"));
  }

  private static String text(String resource) {
    try (InputStream in = TorchProgram.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the jar of this class is damaged: " + resource, e);
    }
  }

  /**
   * Calls a function that returns a tensor.
   *
   * @param owner of the returned tensor
   * @param arguments {@link NDArray}, {@link Argument}, Integer, Long, Double or Boolean
   */
  NDArray tensor(NDManager owner, String function, Object... arguments) {
    try (IValue result = call(function, arguments)) {
      return result.toTensor((PtNDManager) owner);
    }
  }

  /**
   * Computes a linear layer in the program's way and in that of PyTorch's default library, for few
   * and for many rows.
   *
   * @return the largest length of the difference divided by that of the right result
   */
  float linearLayerError(NDManager manager, LinearShape shape) {
    int dtype = precision.programCode();
    try (NDArray there = manager.zeros(new Shape(1));
        NDArray error = tensor(manager, "try_out", dtype, shape.inputs(), shape.outputs(), there)) {
      return error.getFloat();
    }
  }

  /** Makes the object that functions which take weights add them to. */
  Weights newWeights() {
    return new Weights(call(NEW_WEIGHTS, precision.programCode()));
  }

  /** Calls a function that returns nothing. */
  void run(String function, Object... arguments) {
    call(function, arguments).close();
  }

  /** Calls a function that returns true or false. */
  boolean test(String function, Object... arguments) {
    try (IValue result = call(function, arguments)) {
      return result.toBoolean();
    }
  }

  private IValue call(String function, Object... arguments) {
    List<IValue> temporary = new ArrayList<>();
    try {
      IValue[] values = new IValue[arguments.length];
      for (int i = 0; i < values.length; i++) {
        if (arguments[i] instanceof Argument argument) {
          values[i] = argument.value;
        } else {
          values[i] = valueOf(arguments[i]);
          temporary.add(values[i]);
        }
      }
      return IValueUtils.runMethod(program, function, values);
    } catch (EngineException e) {
      throw new ClipSearchException("PyTorch failed in '" + function + "': " + e.getMessage(), e);
    } finally {
      temporary.forEach(IValue::close);
    }
  }

  private static IValue valueOf(Object argument) {
    if (argument instanceof PtNDArray tensor) {
      return IValue.from(tensor);
    }
    if (argument instanceof Integer || argument instanceof Long) {
      return IValue.from(((Number) argument).longValue());
    }
    if (argument instanceof Double number) {
      return IValue.from(number.doubleValue());
    }
    if (argument instanceof Boolean flag) {
      return IValue.from(flag.booleanValue());
    }
    throw new IllegalArgumentException("no TorchScript value: " + argument.getClass());
  }

  @Override
  public void close() {
    program.close();
  }
}
