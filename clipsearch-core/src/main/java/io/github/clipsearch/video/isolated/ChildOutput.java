package io.github.clipsearch.video.isolated;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what a child prints, whoever in it does, and remembers the end of it for when it dies. Safe
 * for use by several threads.
 */
final class ChildOutput {
  private static final Logger LOG = LoggerFactory.getLogger(ChildOutput.class);
  private static final int LINE_CHARACTERS = 500;
  private static final int LINES = 60;
  private static final int LAST_WORDS = 3;
  private static final long END_MILLIS = 1000;

  private final Deque<String> lines = new ArrayDeque<>();
  private final Thread thread;

  ChildOutput(Process process) {
    thread = new Thread(() -> drain(process), "clipsearch-child-output-" + process.pid());
    thread.setDaemon(true);
    thread.start();
  }

  private void drain(Process process) {
    try (Reader reader = process.inputReader()) {
      StringBuilder line = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c == '\n') {
          add(process.pid(), line.toString());
          line.setLength(0);
        } else if (c != '\r' && line.length() < LINE_CHARACTERS) {
          line.append((char) c);
        }
      }
      add(process.pid(), line.toString());
    } catch (IOException e) {
      LOG.debug("The output of child {} was cut off", process.pid(), e);
    }
  }

  private void add(long pid, String line) {
    if (line.isBlank()) {
      return;
    }
    LOG.debug("child {}: {}", pid, line);
    synchronized (lines) {
      lines.addLast(line);
      if (lines.size() > LINES) {
        lines.removeFirst();
      }
    }
  }

  /** What matters of the last lines, once the child has ended; may be empty. */
  String lastWords() throws InterruptedException {
    thread.join(END_MILLIS); // longer only where the child has left children of its own
    List<String> all;
    synchronized (lines) {
      all = List.copyOf(lines);
    }
    List<String> crash =
        all.stream()
            .filter(ChildOutput::namesCrash)
            .map(line -> line.substring(1).strip())
            .toList();
    List<String> words =
        crash.isEmpty() ? all.subList(Math.max(0, all.size() - LAST_WORDS), all.size()) : crash;
    return String.join(" | ", words);
  }

  /** The two lines of a JVM's crash report that say which signal and where. */
  private static boolean namesCrash(String line) {
    return line.matches("#\\s+(SIG[A-Z]+ |EXCEPTION_|Internal Error|[CVJjv]\\s).*");
  }
}
