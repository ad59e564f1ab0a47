package io.github.clipsearch.store.lmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk without room, for which a limit on the size of files stands: writing beyond it fails as it
 * does on a full disk, with another number.
 */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
  private static final int LIMIT_KIB = 8192;

  @TempDir Path temporary;

  @Test
  void aFullDiskIsReportedAndCostsNothingThatWasStored() throws Exception {
    Path directory = temporary.resolve("index");
    Path errors = temporary.resolve("errors");
    List<String> command =
        new ArrayList<>(
            List.of("bash", "-c", "ulimit -S -f " + LIMIT_KIB + " && exec \"$@\"", "bash"));
    command.addAll(ChildJvm.command(FillingProcess.class, directory.toString()));
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();

    int stored;
    try (BufferedReader lines = process.inputReader();
        Writer answer = process.outputWriter()) {
      String full = next(lines, errors);
      assertThat(full)
          .startsWith("full ")
          .contains("Could not write to the index in " + directory)
          .contains("the disk is full")
          .contains("What was stored before is unchanged")
          .contains("bytes are free");
      int room = Integer.parseInt(full.split(" ", -1)[1]);
      assertThat(2048L * room * FillingProcess.SCENES).isGreaterThan(LIMIT_KIB * 1024L / 2);
      int reused = room - FillingProcess.REMOVED / 2;
      assertThat(next(lines, errors)).isEqualTo("reused " + reused);

      makeRoom(process);
      answer.write("\n");
      answer.flush();

      assertThat(next(lines, errors)).isEqualTo("grown " + (reused + 50));
      stored = reused + 50;
    }
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    assertThat(Files.size(directory.resolve("data.mdb"))).isGreaterThan(LIMIT_KIB * 1024L);
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      FillingProcess.requireWhole(store, stored);
    }
  }

  private static String next(BufferedReader lines, Path errors) throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new AssertionError("the process ended: " + Files.readString(errors));
    }
    return line;
  }

  private static void makeRoom(Process process) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), "--fsize=unlimited:")
            .inheritIO()
            .start()
            .waitFor();
    assertThat(exit).isZero();
  }
}
