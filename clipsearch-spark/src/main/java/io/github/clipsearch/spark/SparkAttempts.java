package io.github.clipsearch.spark;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaSparkContext;

/** How often Spark tries a task before it gives up the job. */
final class SparkAttempts {
  private static final Pattern LOCAL = Pattern.compile("local(\\[[^,]+(,\\s*(\\d+))?\\s*])?");

  private SparkAttempts() {}

  static int of(JavaSparkContext context) {
    Matcher local = LOCAL.matcher(context.master());
    if (local.matches()) { // spark.task.maxFailures does not count there
      String attempts = local.group(3);
      return attempts == null ? 1 : Integer.parseInt(attempts);
    }
    return context.getConf().getInt("spark.task.maxFailures", 4);
  }
}
