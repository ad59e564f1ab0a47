package io.github.clipsearch.examples.cli;

import io.github.clipsearch.encoder.hub.HubModels;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the models that can be named without a download. */
@Command(
    name = "models",
    description =
        "Lists what --model can name without a download: the model in the box, and the checkpoints"
            + " in the hub's local cache, of which some may be of other kinds than CLIP or SigLIP.",
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Models.SMALL);
    HubModels.builder().build().cached().forEach(out::println);
    out.flush();
    return 0;
  }
}
