package io.github.clipsearch.spark;

import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;

/** What Spark's page shows of a running job: named accumulators that tasks add to. */
record Counters(LongAccumulator videos, LongAccumulator failed, LongAccumulator scenes)
    implements Serializable {

  static Counters in(JavaSparkContext context) {
    return new Counters(
        context.sc().longAccumulator("clipsearch: videos done"),
        context.sc().longAccumulator("clipsearch: videos failed"),
        context.sc().longAccumulator("clipsearch: scenes in the index"));
  }

  void count(TaskOutcome outcome) {
    videos.add(1L);
    if (outcome.failure().isPresent()) {
      failed.add(1L);
    }
    outcome.result().ifPresent(result -> scenes.add((long) result.result().video().sceneCount()));
  }
}
