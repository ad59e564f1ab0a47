package io.github.clipsearch.encoder.djl;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
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
import java.util.function.Function;
import java.util.stream.Collectors;

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

  private final PtSymbolBlock program;

  private TorchProgram(PtSymbolBlock program) {
    this.program = program;
  }

  /** Tensors as one argument, made once for many calls. Does not own the tensors. */
  static final class TensorList implements AutoCloseable {
    private final IValue value;

    TensorList(List<NDArray> tensors) {
      value =
          IValue.listFrom(tensors.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
    }

    @Override
    public void close() {
      value.close();
    }
  }

  /** Compiles the program; the manager closes it if {@link #close()} does not. */
  static TorchProgram compile(NDManager manager) {
    byte[] archive = TorchScriptArchive.of(CLASS_NAME, text());
    try {
      return new TorchProgram(
          JniUtils.loadModule(
              (PtNDManager) manager, new ByteArrayInputStream(archive), false, false));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  private static String text() {
    return RESOURCES.stream().map(TorchProgram::text).collect(Collectors.joining("\n"));
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
   * @param arguments {@link NDArray}, {@link TensorList}, Integer, Double or Boolean
   */
  NDArray tensor(NDManager owner, String function, Object... arguments) {
    return call(function, arguments, result -> result.toTensor((PtNDManager) owner));
  }

  /** Calls a function that returns a list of tensors. */
  List<NDArray> tensors(NDManager owner, String function, Object... arguments) {
    return call(function, arguments, result -> List.of(result.toTensorArray((PtNDManager) owner)));
  }

  /** Calls a function that returns true or false. */
  boolean test(String function, Object... arguments) {
    return call(function, arguments, IValue::toBoolean);
  }

  private <T> T call(String function, Object[] arguments, Function<IValue, T> convert) {
    List<IValue> temporary = new ArrayList<>();
    try {
      IValue[] values = new IValue[arguments.length];
      for (int i = 0; i < values.length; i++) {
        if (arguments[i] instanceof TensorList list) {
          values[i] = list.value;
        } else {
          values[i] = valueOf(arguments[i]);
          temporary.add(values[i]);
        }
      }
      try (IValue result = IValueUtils.runMethod(program, function, values)) {
        return convert.apply(result);
      }
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
    if (argument instanceof Integer number) {
      return IValue.from(number.longValue());
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
