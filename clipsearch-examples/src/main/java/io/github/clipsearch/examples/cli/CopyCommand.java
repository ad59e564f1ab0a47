package io.github.clipsearch.examples.cli;

import io.github.clipsearch.store.IndexCopy;
import io.github.clipsearch.store.VectorFormat;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies an index. */
@Command(
    name = "copy",
    description =
        "Copies an index into another folder, with vectors of another format if you like. What is"
            + " there already is passed over, so a copy that was stopped can be taken up.",
    mixinStandardHelpOptions = true)
final class CopyCommand implements Callable<Integer> {
  @Mixin private final IndexOptions index = new IndexOptions();

  @Option(names = "--to", required = true, paramLabel = "DIR", description = "Folder of the copy.")
  private Path target = Path.of("");

  @Option(
      names = "--vectors",
      paramLabel = "FORMAT",
      description =
          "Format of the copy's vectors when it is new: one of ${COMPLETION-CANDIDATES}; default"
              + " ${DEFAULT-VALUE}.")
  private VectorFormat format = VectorFormat.FLOAT32;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (LmdbIndexStore from = index.openStore();
        LmdbIndexStore to = openTarget()) {
      IndexCopy.Report report = IndexCopy.copy(from, to);
      PrintWriter out = spec.commandLine().getOut();
      out.println(report.copied() + " copied, " + report.unchanged() + " unchanged");
      out.flush();
    }
    return 0;
  }

  private LmdbIndexStore openTarget() {
    return LmdbIndexStore.exists(target)
        ? LmdbIndexStore.open(target)
        : LmdbIndexStore.builder(target).vectorFormat(format).open();
  }
}
