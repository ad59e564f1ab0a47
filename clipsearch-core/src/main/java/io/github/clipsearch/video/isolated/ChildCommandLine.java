package io.github.clipsearch.video.isolated;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a child is started.
 *
 * @param java the launcher
 * @param arguments for the JVM, which win over the defaults
 * @param classPath as {@code java -cp} takes it
 * @param temporaryFolder in which each child gets a folder of its own
 */
record ChildCommandLine(Path java, List<String> arguments, String classPath, Path temporaryFolder) {
  private static final String DEFAULT_HEAP = "-Xmx512m";

  /** Variables with options for every JVM: a debugger's port, say, that the parent has taken. */
  private static final List<String> FOREIGN_OPTIONS =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /** A child that will connect to the socket of this folder; what it prints is one stream. */
  ProcessBuilder processBuilder(ChildDirectory directory) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.add(DEFAULT_HEAP);
    if (arguments.stream().noneMatch(argument -> argument.startsWith("-XX:+Use"))) {
      command.add("-XX:+UseSerialGC"); // the smallest; two collectors would be refused
    }
    command.add("-XX:-UsePerfData");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:ErrorFile=" + directory.errorFile());
    command.add("-Djava.io.tmpdir=" + directory.path());
    command.add("-Djava.awt.headless=true");
    command.addAll(arguments);
    command.add("-cp");
    command.add(classPath);
    command.add(ChildMain.class.getName());
    command.add(directory.socket().toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeAll(FOREIGN_OPTIONS);
    return builder;
  }
}
