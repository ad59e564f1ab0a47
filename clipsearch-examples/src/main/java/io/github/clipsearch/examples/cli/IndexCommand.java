package io.github.clipsearch.examples.cli;

import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.examples.MetadataValue;
import io.github.clipsearch.sampling.FrameSampler;
import io.github.clipsearch.video.VideoFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Indexes files and folders. */
@Command(
    name = "index",
    description = "Indexes videos. Exit code 0 when all were indexed, 3 when some failed.",
    mixinStandardHelpOptions = true)
final class IndexCommand implements Callable<Integer> {
  @Mixin private final IndexOptions index = new IndexOptions();

  @Mixin private final ModelOptions model = new ModelOptions();

  @Mixin private final DecodingOptions decoding = new DecodingOptions();

  @Option(
      names = "--samples",
      paramLabel = "K",
      description =
          "Frames that stand for a scene; default ${DEFAULT-VALUE}, the middle one. More describe"
              + " long scenes more fully.")
  private int samples = 1;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Threads that share the work; default ${DEFAULT-VALUE}, the number of processors. Half of"
              + " them decode a video each, the others run the model; 1 does one thing at a time.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--meta",
      paramLabel = "NAME=VALUE",
      description =
          "Metadata of all these videos, by which search can choose; may be repeated. Replaces what"
              + " they had.")
  private Map<String, String> metadata = new LinkedHashMap<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "Video files; folders whose video files are indexed, at any depth; or patterns such as"
              + " 'films/**.mp4', in quotes.")
  private List<String> paths = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    for (String path : paths) {
      List<Path> named = VideoFiles.named(path);
      if (named.isEmpty()) {
        spec.commandLine().getErr().println("no video in " + path);
      }
      files.addAll(named);
    }
    if (samples < 1) {
      throw new ParameterException(spec.commandLine(), "--samples is at least 1, not " + samples);
    }
    if (jobs < 1) {
      throw new ParameterException(spec.commandLine(), "--jobs is at least 1, not " + jobs);
    }
    try (VideoSearchEngine engine =
        model.engine(
            index::openOrCreateStore,
            builder ->
                decoding.apply(builder).sampler(FrameSampler.spread(samples)).parallelism(jobs))) {
      IndexRun run = new IndexRun(engine, spec.commandLine().getOut(), spec.commandLine().getErr());
      Map<String, Object> values = new LinkedHashMap<>();
      metadata.forEach((name, value) -> values.put(name, MetadataValue.parse(value)));
      run.index(files, values);
      run.printSummary();
      return run.failures().isEmpty() ? 0 : Clipsearch.SOME_FAILED;
    }
  }
}
