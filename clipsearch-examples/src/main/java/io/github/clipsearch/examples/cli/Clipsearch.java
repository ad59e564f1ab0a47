package io.github.clipsearch.examples.cli;

import io.github.clipsearch.ClipSearchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line's entry point; see {@code --help}. */
@Command(
    name = "clipsearch",
    description = "Finds the moment in your videos that a text or an image describes.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Clipsearch.Version.class,
    subcommands = {
      IndexCommand.class,
      SearchCommand.class,
      DuplicatesCommand.class,
      EvaluateCommand.class,
      ScenesCommand.class,
      ListCommand.class,
      InfoCommand.class,
      RemoveCommand.class,
      VerifyCommand.class,
      CopyCommand.class,
      ModelsCommand.class,
      StoryboardCommand.class,
      ServeCommand.class,
      DemoCommand.class,
      GenerateCompletion.class,
      HelpCommand.class
    })
public final class Clipsearch {
  /** Exit code when an input was bad: the message on the standard error stream says what. */
  static final int BAD_INPUT = 1;

  /** Exit code when some of the videos could not be indexed. */
  static final int SOME_FAILED = 3;

  /** For picocli. */
  public Clipsearch() {}

  /**
   * Runs a command and ends the process with its exit code: 0 when all went well, 1 for bad input,
   * 2 for a bad command line, 3 when some videos could not be indexed.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The commands, ready to be executed. */
  static CommandLine commandLine() {
    return new CommandLine(new Clipsearch())
        .setExecutionExceptionHandler(
            (exception, commandLine, parseResult) -> {
              if (exception instanceof ClipSearchException
                  || exception instanceof IOException
                  || exception instanceof UncheckedIOException) {
                commandLine.getErr().println(exception.getMessage());
                return BAD_INPUT;
              }
              throw exception;
            });
  }

  /** The version from the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Clipsearch.class.getPackage().getImplementationVersion();
      return new String[] {"clipsearch " + (version == null ? "(not packaged)" : version)};
    }
  }
}
