package io.github.clipsearch.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says about this process's memory. */
public final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int KILOBYTES_PER_MEGABYTE = 1000;

  private ResidentMemory() {}

  /**
   * Memory now.
   *
   * @return megabytes
   * @throws IOException when this is not Linux
   */
  public static long now() throws IOException {
    return read("VmRSS:");
  }

  /**
   * Memory at most, since the process began.
   *
   * @return megabytes
   * @throws IOException when this is not Linux
   */
  public static long peak() throws IOException {
    return read("VmHWM:");
  }

  private static long read(String name) throws IOException {
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith(name)) {
        return Long.parseLong(line.replaceAll("\\D", "")) / KILOBYTES_PER_MEGABYTE;
      }
    }
    throw new IOException("no " + name + " in " + STATUS);
  }
}
