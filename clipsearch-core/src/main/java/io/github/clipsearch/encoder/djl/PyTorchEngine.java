package io.github.clipsearch.encoder.djl;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.util.Platform;
import io.github.clipsearch.ModelLoadException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Properties;

/** Starts PyTorch, once per process, without a download and without telemetry. */
final class PyTorchEngine {
  private static final String NAME = "PyTorch";

  private PyTorchEngine() {}

  /**
   * Starts PyTorch or returns the running one. What the host application has set stays as it is.
   *
   * @param checkpoint for messages
   * @throws ModelLoadException when the native library is missing or does not load
   */
  static synchronized Engine start(Path checkpoint) {
    setUnlessPresent("ai.djl.offline", "DJL_OFFLINE");
    setUnlessPresent("OPT_OUT_TRACKING", "OPT_OUT_TRACKING");
    if (System.getProperty("ai.djl.pytorch.num_threads") == null
        && System.getenv("OMP_NUM_THREADS") == null) {
      // one thread per call: threads within PyTorch wait for each other in busy loops, which makes
      // them many times slower as soon as anything else runs
      System.setProperty("ai.djl.pytorch.num_threads", "1");
    }
    try {
      return Engine.getEngine(NAME);
    } catch (EngineException | LinkageError e) {
      throw new ModelLoadException(checkpoint, describe(e), e);
    }
  }

  private static void setUnlessPresent(String property, String environmentVariable) {
    if (System.getProperty(property) == null && System.getenv(environmentVariable) == null) {
      System.setProperty(property, "true");
    }
  }

  private static String describe(Throwable failure) {
    String classifier = Platform.fromSystem("pytorch").getClassifier();
    if (isNativeLibraryMissing()) {
      return "PyTorch's native library for this platform is not on the class path; add the dependency"
          + " ai.djl.pytorch:pytorch-native-cpu:%s with the classifier %s"
              .formatted(nativeVersion(), classifier);
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return "PyTorch for %s did not start (%s)".formatted(classifier, root);
  }

  private static boolean isNativeLibraryMissing() {
    try {
      return Platform.detectPlatform("pytorch").isPlaceholder();
    } catch (IllegalStateException e) {
      // DJL found a native library, but of another platform
      return true;
    }
  }

  /** The version that fits DJL's JNI library, which is named {@code pytorch-djl}. */
  private static String nativeVersion() {
    try (InputStream in = Engine.class.getResourceAsStream("/jnilib/pytorch.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("jni_version", "(version)").split("-", 2)[0];
    } catch (IOException e) {
      return "(version)";
    }
  }
}
