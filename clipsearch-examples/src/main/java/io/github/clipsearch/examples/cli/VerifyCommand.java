package io.github.clipsearch.examples.cli;

import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks for damage in an index. */
@Command(
    name = "verify",
    description =
        "Reads all of an index and lists what is wrong with it. Exit code 0 when nothing is, 3 when"
            + " something is.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Mixin private final IndexOptions index = new IndexOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    long found = LmdbIndexStore.verify(index.existing(), out::println);
    out.println(found == 0 ? "The index is sound." : found + " problems");
    out.flush();
    return found == 0 ? 0 : Clipsearch.SOME_FAILED;
  }
}
