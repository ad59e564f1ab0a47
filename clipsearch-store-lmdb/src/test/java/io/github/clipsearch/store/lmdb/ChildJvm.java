package io.github.clipsearch.store.lmdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How tests start programs in a JVM of their own. */
final class ChildJvm {
  private ChildJvm() {}

  /** A program of the test's own class path. */
  static ProcessBuilder of(Class<?> program, String... args) {
    return new ProcessBuilder(command(program, args));
  }

  static List<String> command(Class<?> program, String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(Arrays.asList(args));
    return command;
  }
}
