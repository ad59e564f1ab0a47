package io.github.clipsearch.examples.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;

/**
 * A peer within this process.
 *
 * @param name for the table
 * @param run embeds one batch of the given size
 * @param release called when closed
 */
record InProcessPeer(String name, IntConsumer run, Runnable release) implements ImagePeer {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @Override
  public double imagesPerProcessorSecond(int batch, double seconds) {
    long images = 0;
    long start = System.nanoTime();
    long processor = PROCESS.getProcessCpuTime();
    do {
      run.accept(batch);
      images += batch;
    } while (System.nanoTime() - start < seconds * 1e9);
    return images / ((PROCESS.getProcessCpuTime() - processor) / 1e9);
  }

  @Override
  public void close() {
    release.run();
  }
}
