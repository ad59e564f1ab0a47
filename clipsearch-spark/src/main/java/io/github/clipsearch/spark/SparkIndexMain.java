package io.github.clipsearch.spark;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.encoder.djl.Precision;
import io.github.clipsearch.sampling.FrameSampler;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.isolated.IsolatedVideoDecoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The program for {@code spark-submit}; {@code --help} says what it takes. Ends with 0 when all
 * videos are in the index, 3 when some failed, 1 when the job ended early, 2 when the command line
 * is wrong.
 */
@Command(
    name =
        "spark-submit ... --class io.github.clipsearch.spark.SparkIndexMain clipsearch-spark.jar",
    description = {
      "Indexes videos on a Spark cluster.",
      "Exit code 0 when all were indexed, 3 when some failed, 1 when the job ended early."
    },
    mixinStandardHelpOptions = true)
public final class SparkIndexMain implements Callable<Integer> {
  private static final int SOME_FAILED = 3;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "The folder of a checkpoint, the same path on all executors.")
  private String model = "";

  @Option(
      names = "--precision",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Precision precision = Precision.FLOAT32;

  @ArgGroup(multiplicity = "1")
  private Into into = new Into();

  @Option(
      names = "--frames",
      paramLabel = "all|key|N",
      description = "Frames to read: all, only key frames, or every N-th. Default: all.")
  private String frames = "all";

  @Option(
      names = "--samples",
      paramLabel = "K",
      description = "Frames that stand for a scene; default ${DEFAULT-VALUE}.")
  private int samples = 1;

  @Option(
      names = "--decoder",
      paramLabel = "NAME",
      description = "The only decoder to use. Default: all on the class path.")
  private @Nullable String decoder;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      description = "Attempts at a video before it has failed; default ${DEFAULT-VALUE}.")
  private int attempts = 3;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Where to write a line for each video, tab-separated.")
  private @Nullable Path report;

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description = "A text file with a video's path, or path, tab and id, in each line.")
  private @Nullable Path list;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Video files, or folders whose video files are indexed, at any depth.")
  private List<Path> paths = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Where the index is: exactly one of the two. */
  private static final class Into {
    @ArgGroup(exclusive = false)
    private @Nullable Merged merged;

    @Option(
        names = "--store-factory",
        paramLabel = "CLASS",
        description =
            "A class that implements SerializableSupplier<IndexStore> and has a constructor without"
                + " parameters: opens a store that takes many writers.")
    private @Nullable String factory;
  }

  /** An index on the driver's disk. */
  private static final class Merged {
    @Option(
        names = "--index",
        required = true,
        paramLabel = "DIR",
        description = "The folder of an LMDB index, on a disk of the driver.")
    private Path index = Path.of("");

    @Option(
        names = "--shared",
        required = true,
        paramLabel = "DIR",
        description =
            "A folder for this index alone that the driver and all executors see under this path.")
    private Path shared = Path.of("");
  }

  private SparkIndexMain() {}

  /**
   * Runs the program and ends the process.
   *
   * @param args as {@code --help} says
   */
  public static void main(String[] args) {
    CommandLine line =
        new CommandLine(new SparkIndexMain()).setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          if (!(e instanceof ClipSearchException || e instanceof IOException)) {
            throw e;
          }
          command.getErr().println(e.getMessage());
          return command.getCommandSpec().exitCodeOnExecutionException();
        });
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws IOException {
    List<VideoTask> videos = VideoLists.of(list, paths);
    if (videos.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "No video: give paths of videos or folders, or a --list");
    }
    try (JavaSparkContext context =
        new JavaSparkContext(new SparkConf().setIfMissing("spark.app.name", "clipsearch"))) {
      return into.merged == null ? intoServer(context, videos) : intoFolder(context, videos);
    }
  }

  private int intoFolder(JavaSparkContext context, List<VideoTask> videos) throws IOException {
    Merged merged = Objects.requireNonNull(into.merged);
    try (IndexStore store = LmdbIndexStore.open(merged.index)) {
      return print(builder(context).mergeInto(store, merged.shared).build().run(videos));
    }
  }

  private int intoServer(JavaSparkContext context, List<VideoTask> videos) throws IOException {
    return print(builder(context).store(factory()).build().run(videos));
  }

  private SparkIndexing.Builder builder(JavaSparkContext context) {
    String folder = model;
    Precision numbers = precision;
    FrameSelection selection = FrameSelection.parse(frames);
    int perScene = samples;
    SparkIndexing.Builder builder =
        SparkIndexing.builder(context)
            .encoder(() -> DjlClipEncoder.builder().precision(numbers).load(Path.of(folder)))
            .engine(engine -> engine.frames(selection).sampler(FrameSampler.spread(perScene)))
            .attempts(attempts);
    String name = decoder;
    return name == null
        ? builder
        : builder.decoder(() -> IsolatedVideoDecoder.builder(name).build());
  }

  @SuppressWarnings("unchecked") // checked as far as the language can
  private SerializableSupplier<? extends IndexStore> factory() {
    try {
      return (SerializableSupplier<? extends IndexStore>)
          Class.forName(
                  String.valueOf(into.factory),
                  true,
                  Thread.currentThread().getContextClassLoader())
              .asSubclass(SerializableSupplier.class)
              .getConstructor()
              .newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--store-factory: cannot use %s (%s); is its jar among --jars?"
              .formatted(into.factory, e));
    }
  }

  private int print(SparkIndexReport done) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (SparkIndexReport.Failure failure : done.failures()) {
      out.printf("failed: %s: %s%n", failure.video(), failure.message());
    }
    out.printf("%d videos indexed, %d failed%n", done.results().size(), done.failures().size());
    out.flush();
    if (report != null) {
      ReportTable.write(done, report);
    }
    return done.failures().isEmpty() ? 0 : SOME_FAILED;
  }
}
