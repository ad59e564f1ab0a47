package io.github.clipsearch.examples.benchmark;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/** What this process and its children have used of the processors. */
final class ProcessorTime {
  private ProcessorTime() {}

  /** Seconds so far; children that have ended are left out. */
  static double seconds() {
    double own =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getProcessCpuTime() / 1e9
            : Double.NaN;
    return own
        + ProcessHandle.current()
                .children()
                .map(child -> child.info().totalCpuDuration())
                .flatMap(Optional::stream)
                .mapToLong(Duration::toNanos)
                .sum()
            / 1e9;
  }
}
