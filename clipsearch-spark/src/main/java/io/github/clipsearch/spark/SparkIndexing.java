package io.github.clipsearch.spark;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.spark.SparkIndexReport.Failure;
import io.github.clipsearch.spark.SparkIndexReport.Result;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.isolated.IsolatedVideoDecoder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/**
 * Indexes videos on the executors of a Spark cluster.
 *
 * <pre>{@code
 * String model = "/models/clip-vit-base-patch32";   // the same path on all executors
 * try (LmdbIndexStore index = LmdbIndexStore.open(Path.of("index"))) {
 *   SparkIndexReport report =
 *       SparkIndexing.builder(context)
 *           .encoder(() -> DjlClipEncoder.load(Path.of(model)))
 *           .mergeInto(index, Path.of("/shared/parts"))
 *           .build()
 *           .run(videos);
 * }
 * }</pre>
 *
 * <p>Each executor loads the model once and decodes in processes of their own. A video is one Spark
 * task, so a failure, or the loss of an executor, is retried by Spark; a video that fails for good
 * is reported and the others go on. Tasks that Spark repeats or runs twice leave one video in the
 * index, since it is known by its id. A run that ended early is taken up by running it again: what
 * is in the index already and has not changed is not decoded again.
 *
 * <p>Progress and cancelling are Spark's: the accumulators on Spark's page, which {@link
 * #videosDone()} and its sisters read, and the job group of the calling thread ({@code setJobGroup}
 * and {@code cancelJobGroup}). A cancelled task ends at its video's next frames.
 *
 * <p>Needs Spark 3.5. Safe for use by several threads, but for a {@link Builder#mergeInto} target,
 * which takes one run at a time.
 */
public final class SparkIndexing {
  /** More tasks than this in one job make Spark's scheduler slow. */
  private static final int VIDEOS_PER_JOB = 20_000;

  private final Builder settings;
  private final TaskSetup.Parts runtime;
  private final Supplier<Target> target;
  private final Counters counters;

  private SparkIndexing(Builder settings, TaskSetup.Parts runtime, Supplier<Target> target) {
    this.settings = settings;
    this.runtime = runtime;
    this.target = target;
    this.counters = Counters.in(settings.context);
  }

  /**
   * Starts an indexing.
   *
   * @param context of the application; stays the caller's
   * @return a new builder
   */
  public static Builder builder(JavaSparkContext context) {
    return new Builder(Objects.requireNonNull(context, "context"));
  }

  /**
   * Indexes videos and waits for them.
   *
   * @param videos at most one of them with a certain id
   * @return what became of each
   * @throws InvalidRequestException when an id occurs twice
   * @throws io.github.clipsearch.IndexingInterruptedException when the job is cancelled or the
   *     thread interrupted; what was indexed before stays
   * @throws io.github.clipsearch.IndexStoreException when the driver cannot merge; the parts that
   *     were not merged are left to the next run
   * @throws ClipSearchException when Spark gives the job up, since the executors lack the model, or
   *     the index was made with another encoder
   */
  public SparkIndexReport run(Collection<VideoTask> videos) {
    List<VideoTask> list = List.copyOf(videos);
    requireIdsOnce(list);
    @Nullable Result[] results = new Result[list.size()];
    @Nullable Failure[] failures = new Failure[list.size()];
    try (Target into = target.get()) {
      List<TaskInput> inputs = VideoOrder.longestFirst(into.inputs(list));
      TaskSetup setup = setup(into);
      for (int i = 0; i < inputs.size(); i += VIDEOS_PER_JOB) {
        List<TaskInput> some = inputs.subList(i, Math.min(inputs.size(), i + VIDEOS_PER_JOB));
        new SparkJob(settings.context, counters)
            .run(
                setup,
                some,
                outcome -> {
                  TaskOutcome done = into.accept(outcome);
                  results[done.index()] = done.resultOrNull();
                  failures[done.index()] = done.failureOrNull();
                });
      }
      into.finish();
    }
    return new SparkIndexReport(present(results), present(failures));
  }

  /**
   * How many videos are done in all runs of this indexing, failed ones included.
   *
   * @return the value of Spark's accumulator, which any thread of the driver may read
   */
  public long videosDone() {
    return counters.videos().value();
  }

  /**
   * How many videos have failed for good in all runs of this indexing.
   *
   * @return the value of Spark's accumulator, which any thread of the driver may read
   */
  public long videosFailed() {
    return counters.failed().value();
  }

  /**
   * How many scenes the videos have that are done in all runs of this indexing.
   *
   * @return the value of Spark's accumulator, which any thread of the driver may read
   */
  public long scenesDone() {
    return counters.scenes().value();
  }

  private TaskSetup setup(Target into) {
    int sparksAttempts = SparkAttempts.of(settings.context);
    return new TaskSetup(
        runtime,
        settings.engine,
        settings.fetcher,
        into.parts().orElse(null),
        into.encoder().orElse(null),
        Math.min(settings.attempts, Math.max(1, sparksAttempts - 1)),
        sparksAttempts,
        Instant.now());
  }

  private static void requireIdsOnce(List<VideoTask> videos) {
    Set<String> ids = new HashSet<>();
    for (VideoTask video : videos) {
      if (video.id().isPresent() && !ids.add(video.id().get())) {
        throw new InvalidRequestException(
            "Two videos of a run have the id '%s'; the second is %s. Give each an id of its own, or index one after the other."
                .formatted(video.id().get(), video));
      }
    }
  }

  private static <T> List<T> present(@Nullable T[] values) {
    List<T> present = new ArrayList<>();
    for (T value : values) {
      if (value != null) {
        present.add(value);
      }
    }
    return present;
  }

  /** Collects the settings of a {@link SparkIndexing}. Belongs to one thread. */
  public static final class Builder {
    private final JavaSparkContext context;
    private @Nullable SerializableSupplier<? extends ClipEncoder> encoder;
    private SerializableSupplier<? extends VideoDecoder> decoder =
        () -> IsolatedVideoDecoder.builder().build();
    private @Nullable SerializableSupplier<? extends IndexStore> store;
    private @Nullable IndexStore mergeTarget;
    private @Nullable Path shared;
    private EngineSettings engine = builder -> {};
    private VideoFetcher fetcher = (location, folder) -> Path.of(location);
    private int attempts = 3;

    private Builder(JavaSparkContext context) {
      this.context = context;
    }

    /**
     * What embeds pictures; required. Closed when an executor has had no video for a minute.
     *
     * @param encoder loads the model, once in each executor
     * @return this builder
     */
    public Builder encoder(SerializableSupplier<? extends ClipEncoder> encoder) {
      this.encoder = Objects.requireNonNull(encoder, "encoder");
      return this;
    }

    /**
     * What reads video files.
     *
     * @param decoder made once in each executor; by default {@link IsolatedVideoDecoder#builder()}
     *     with all decoders on the executor's class path
     * @return this builder
     */
    public Builder decoder(SerializableSupplier<? extends VideoDecoder> decoder) {
      this.decoder = Objects.requireNonNull(decoder, "decoder");
      return this;
    }

    /**
     * The index is in a store that takes many writers, such as a server's: executors write into it.
     *
     * @param store opens it, once in each executor and once in the driver for each run
     * @return this builder
     */
    public Builder store(SerializableSupplier<? extends IndexStore> store) {
      this.store = Objects.requireNonNull(store, "store");
      this.mergeTarget = null;
      this.shared = null;
      return this;
    }

    /**
     * The index is in a store of the driver's: executors leave a small LMDB index for each video in
     * a shared folder, and the driver merges them, on the thread that calls {@link #run}, while the
     * job runs.
     *
     * @param target stays the caller's and open
     * @param sharedFolder on a path that is the same on the driver and all executors; for this
     *     target alone. What a run leaves there that ends early is merged by the next
     * @return this builder
     */
    public Builder mergeInto(IndexStore target, Path sharedFolder) {
      this.mergeTarget = Objects.requireNonNull(target, "target");
      this.shared = Objects.requireNonNull(sharedFolder, "sharedFolder");
      this.store = null;
      return this;
    }

    /**
     * How videos are indexed.
     *
     * @param settings by default the engine's own, with as many threads as a task has processors
     *     ({@code spark.task.cpus})
     * @return this builder
     */
    public Builder engine(EngineSettings settings) {
      this.engine = Objects.requireNonNull(settings, "settings");
      return this;
    }

    /**
     * What makes videos local to an executor.
     *
     * @param fetcher by default takes the location for a file's
     * @return this builder
     */
    public Builder fetcher(VideoFetcher fetcher) {
      this.fetcher = Objects.requireNonNull(fetcher, "fetcher");
      return this;
    }

    /**
     * How often a video is tried before it is reported as failed. What is wrong with the file
     * itself is reported at once. At most one less than {@code spark.task.maxFailures}, so that
     * Spark does not give up the job for a video's sake; in local mode, where Spark makes one
     * attempt, 1.
     *
     * @param count at least 1; by default 3
     * @return this builder
     * @throws IllegalArgumentException when it is below 1
     */
    public Builder attempts(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("at least 1 attempt is made, not " + count);
      }
      this.attempts = count;
      return this;
    }

    /**
     * Makes the indexing; starts nothing yet.
     *
     * @return the indexing
     * @throws IllegalStateException when the encoder or the store is missing
     * @throws IllegalArgumentException when what makes the encoder, the decoder or the store cannot
     *     be serialized
     */
    public SparkIndexing build() {
      SerializableSupplier<? extends ClipEncoder> model = encoder;
      if (model == null) {
        throw new IllegalStateException("call encoder(...) before build()");
      }
      return new SparkIndexing(this, TaskSetup.Parts.of(model, decoder, store), target());
    }

    private Supplier<Target> target() {
      SerializableSupplier<? extends IndexStore> factory = store;
      if (factory != null) {
        return () -> new SharedTarget(factory);
      }
      IndexStore merged = mergeTarget;
      Path folder = shared;
      if (merged == null || folder == null) {
        throw new IllegalStateException("call store(...) or mergeInto(...) before build()");
      }
      return () -> new MergedTarget(merged, folder);
    }
  }
}
