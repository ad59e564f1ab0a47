package io.github.clipsearch.examples.robustness;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Hands thousands of damaged files to a decoder, by eight threads at once, in child processes: a
 * crash is recorded with its seed and file and costs one process. Also notices processes that do
 * not end by themselves.
 */
public final class MutationRun {
  private static final int THREADS = 8;
  private static final int FILES_PER_PROCESS = 250;
  private static final long SILENCE_SECONDS = 300;
  private static final long EXIT_SECONDS = 60;

  private final String decoder;
  private final Path work;
  private final Sources mutants;
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  private MutationRun(String decoder, Path sources) throws IOException {
    this.decoder = decoder;
    work = Files.createTempDirectory("mutants");
    mutants = Sources.read(sources);
  }

  /**
   * Runs it.
   *
   * @param args a folder of small videos, the first seed, the number of files, and names of
   *     decoders: {@code humble}, {@code bytedeco}, {@code isolated-humble}, {@code
   *     isolated-bytedeco}
   * @throws Exception when the folder or ffprobe is missing, or a child cannot be started
   */
  public static void main(String[] args) throws Exception {
    long first = Long.parseLong(args[1]);
    int count = Integer.parseInt(args[2]);
    for (String decoder : List.of(args).subList(3, args.length)) {
      MutationRun run = new MutationRun(decoder, Path.of(args[0]));
      run.run(LongStream.range(first, first + count).boxed().toList());
      run.print(count);
    }
  }

  /** How one child ended. */
  private record End(List<Long> unfinished, List<Long> notStarted, Optional<String> failure) {}

  private void run(List<Long> seeds) throws IOException, InterruptedException {
    Deque<Long> left = new ArrayDeque<>(seeds);
    while (!left.isEmpty()) {
      List<Long> batch = new ArrayList<>();
      while (batch.size() < FILES_PER_PROCESS && !left.isEmpty()) {
        batch.add(left.poll());
      }
      End end = child(batch, THREADS, true);
      end.notStarted.forEach(left::push);
      if (end.failure.isPresent()) {
        blame(end.unfinished, end.failure.get());
      }
      System.err.printf(
          "%s: %d to go, %d failures, %s%n", decoder, left.size(), failures.size(), totals());
    }
  }

  /** Tries each file that was open at the end of a process alone, in a process of its own. */
  private void blame(List<Long> suspects, String failure) throws IOException, InterruptedException {
    boolean found = false;
    for (long seed : suspects) {
      Sources.Mutant mutant = mutants.mutant(seed);
      String name = "seed " + seed + ", " + mutant.mutation() + " of " + mutant.source();
      End end = child(List.of(seed), 1, true);
      if (end.failure.isPresent()) {
        found = true;
        count(mutant.mutation() + " CRASHED");
        failures.add(name + ": " + end.failure.get());
      }
    }
    if (!found) {
      failures.add(failure + "; not again with each file alone, seeds " + suspects);
    }
  }

  private End child(List<Long> seeds, int threads, boolean counted)
      throws IOException, InterruptedException {
    Process process = start(threads);
    try (Writer input = process.outputWriter(StandardCharsets.UTF_8)) {
      for (long seed : seeds) {
        Sources.Mutant mutant = mutants.mutant(seed);
        Path file = work.resolve(seed + mutant.extension());
        input.write(seed + " " + Files.write(file, mutant.content()) + "\n");
      }
    }
    BlockingQueue<String> lines = readLines(process);
    TreeSet<Long> open = new TreeSet<>();
    TreeSet<Long> notStarted = new TreeSet<>(seeds);
    Optional<String> failure = Optional.empty();
    String last = "";
    while (!last.equals("exit")) {
      String line = lines.poll(SILENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        boolean done = open.isEmpty() && notStarted.isEmpty();
        failure = Optional.of(done ? "all was done but the process stays" : "hangs");
        break;
      }
      last = line;
      String[] words = line.split(" ", 3);
      if (words[0].equals("start")) {
        notStarted.remove(Long.valueOf(words[1]));
        open.add(Long.valueOf(words[1]));
      } else if (words[0].equals("end")) {
        open.remove(Long.valueOf(words[1]));
        if (counted) {
          account(Long.parseLong(words[1]), words[2]);
        }
      }
    }
    if (failure.isEmpty() && !process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
      failure = Optional.of("all was done but the process stays");
    }
    process.destroyForcibly().waitFor();
    if (failure.isEmpty() && process.exitValue() != 0) {
      failure = Optional.of("exit status " + process.exitValue() + frame(process.pid()));
    }
    return new End(List.copyOf(open), List.copyOf(notStarted), failure);
  }

  private Process start(int threads) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:ErrorFile=" + work.resolve("hs_err_%p.log"),
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
            "-cp",
            System.getProperty("java.class.path"),
            MutationChild.class.getName(),
            decoder,
            "" + threads);
    File errors = work.resolve("errors.txt").toFile();
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(errors))
        .start();
  }

  /** Lines of the child's own, then "exit". */
  private static BlockingQueue<String> readLines(Process process) {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader output = process.inputReader(StandardCharsets.ISO_8859_1)) {
                output
                    .lines()
                    .filter(line -> line.startsWith("#"))
                    .forEach(line -> lines.add(line.substring(1)));
              } catch (IOException | UncheckedIOException e) {
                System.err.println(e.getMessage()); // of a process that was killed
              }
              lines.add("exit");
            });
    reader.setDaemon(true);
    reader.start();
    return lines;
  }

  /** Where a JVM crashed, from its own report. */
  private String frame(long pid) throws IOException {
    Path report = work.resolve("hs_err_" + pid + ".log");
    if (!Files.exists(report)) {
      return "";
    }
    try (Stream<String> lines = Files.lines(report, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith("# C ") || line.startsWith("#  SIG"))
          .map(line -> ", " + line.substring(1).strip().replaceAll(" +", " "))
          .reduce("", String::concat);
    }
  }

  private void account(long seed, String outcome) {
    Sources.Mutant mutant = mutants.mutant(seed);
    if (outcome.startsWith("UNEXPECTED") || outcome.equals("DECODER_FAILED")) {
      failures.add(
          "seed " + seed + ", " + mutant.mutation() + " of " + mutant.source() + ": " + outcome);
    }
    count(mutant.mutation() + " " + outcome.split(" ", 2)[0]);
  }

  private void count(String key) {
    outcomes.merge(key, 1, Integer::sum);
  }

  /** Outcomes without the kinds of damage. */
  private Map<String, Integer> totals() {
    Map<String, Integer> totals = new TreeMap<>();
    outcomes.forEach((key, number) -> totals.merge(key.split(" ", 2)[1], number, Integer::sum));
    return totals;
  }

  private void print(int count) {
    System.out.println(decoder + ", " + count + " files, " + totals());
    outcomes.forEach((key, number) -> System.out.printf("  %-40s %6d%n", key, number));
    failures.forEach(line -> System.out.println("  ! " + line));
  }
}
