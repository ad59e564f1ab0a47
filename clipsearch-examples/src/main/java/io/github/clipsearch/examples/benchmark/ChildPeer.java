package io.github.clipsearch.examples.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A peer in a process of its own, which answers lines {@code threads batch seconds} with {@code
 * runs processor_seconds wall_seconds first_number}.
 */
final class ChildPeer implements ImagePeer {
  private final String name;
  private final Process process;
  private final BufferedReader answers;
  private final Writer requests;

  ChildPeer(String name, List<String> command) throws IOException {
    this.name = name;
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    requests = process.outputWriter(StandardCharsets.UTF_8);
    answer();
  }

  private String answer() throws IOException {
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException(name + " has ended; its error output tells why");
    }
    return answer;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double imagesPerProcessorSecond(int batch, double seconds) {
    try {
      requests.write("1 " + batch + " " + seconds + "\n");
      requests.flush();
      String[] answer = answer().split(" ", -1);
      return batch * Double.parseDouble(answer[0]) / Double.parseDouble(answer[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
