package io.github.clipsearch.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** A cluster of two executor processes with one task each, for all tests of this process. */
final class TwoExecutors {
  static final String MASTER = "local-cluster[2,1,1024]";

  private static @Nullable JavaSparkContext context;

  private TwoExecutors() {}

  /** Spark itself stops it at the end of the process. */
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
