package io.github.clipsearch.store.lmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingTest {
  private static final int TIMES = 20;

  @Test
  void closingWhileManyThreadsReadAndWriteNeverTouchesMemoryThatIsGone(@TempDir Path temporary)
      throws Exception {
    Path output = temporary.resolve("output");

    Process process =
        ChildJvm.of(
                ClosingProcess.class, temporary.resolve("index").toString(), String.valueOf(TIMES))
            .directory(temporary.toFile()) // where a crash leaves its report
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int exitCode = process.waitFor();

    assertThat(exitCode).as(Files.readString(output)).isZero();
    assertThat(Files.readAllLines(output)).filteredOn("closed"::equals).hasSize(TIMES);
  }
}
