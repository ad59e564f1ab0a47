package io.github.clipsearch.store.lmdb;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Another Java process that stores videos in an index: number after number, in turn under {@link
 * #IDS} ids, so that most of them replace another. It prints a number when its video was stored.
 */
final class WritingProcess implements AutoCloseable {
  static final int IDS = 40;

  private final Process process;
  private final BufferedReader output;

  private final Path errors;

  private WritingProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static String id(int number) {
    return "video " + number % IDS;
  }

  static int sceneCount(int number) {
    return 1 + 100 * (number % 7);
  }

  /** Starts the process; it stores the numbers from the first to the one before the last. */
  static WritingProcess start(Path directory, Path errors, int from, int to) throws IOException {
    ProcessBuilder builder =
        ChildJvm.of(
            WritingProcess.class, directory.toString(), String.valueOf(from), String.valueOf(to));
    return new WritingProcess(
        builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile())).start(), errors);
  }

  /** The numbers that the process printed and prints, until it ends. */
  Stream<Integer> stored() {
    return output.lines().map(Integer::valueOf);
  }

  int nextStored() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the process ended: " + Files.readString(errors));
    }
    return Integer.parseInt(line);
  }

  /** Ends the process without a chance to clean up: SIGKILL where there are signals. */
  void kill() throws InterruptedException {
    // through its handle: the process would close the pipe, with what is still to be read from it
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] args) {
    // as in a thread pool or an application server
    Thread.currentThread().setContextClassLoader(null);
    try (LmdbIndexStore store = LmdbIndexStore.open(Path.of(args[0]))) {
      store.claim(Videos512.ENCODER);
      for (int number = Integer.parseInt(args[1]); number < Integer.parseInt(args[2]); number++) {
        Videos512.put(store, id(number), number, sceneCount(number));
        System.out.println(number);
      }
    }
  }
}
