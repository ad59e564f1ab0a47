package io.github.clipsearch.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A cluster of two executor processes with one task each, for all tests of this process, after the
 * last of which it is stopped: Spark's own way, at the end of the process, complains.
 */
final class TwoExecutors implements BeforeAllCallback {
  static final String MASTER = "local-cluster[2,1,1024]";

  private static @Nullable JavaSparkContext context;

  TwoExecutors() {}

  @Override
  public void beforeAll(ExtensionContext test) {
    test.getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(TwoExecutors.class, key -> (AutoCloseable) TwoExecutors::stop);
  }

  private static synchronized void stop() {
    if (context != null) {
      context.close();
    }
  }

  static synchronized JavaSparkContext context() {
    JavaSparkContext running = context;
    if (running == null) {
      running = new JavaSparkContext(conf().setMaster(MASTER));
      context = running;
    }
    return running;
  }

  /** Executors with the user's jars, on any cluster. */
  static SparkConf conf() {
    SparkHome home = SparkHome.layOut();
    return new SparkConf()
        .setAppName("clipsearch tests")
        .set("spark.ui.enabled", "false")
        .set("spark.executor.memory", "1g")
        .set("spark.task.maxFailures", "3")
        .set("spark.jars", home.sentJars())
        .set("spark.executor.extraClassPath", home.installedJars());
  }
}
