package io.github.clipsearch.store.approximate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoRecord;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
  @Test
  void afterAKilledProcessAllThatItStoredIsFoundAndNothingElse(@TempDir Path directory)
      throws Exception {
    int next = 0;
    for (int count : new int[] {1, 170, 60}) {
      next = storeAndKill(directory, next, count);

      try (ApproximateIndexStore store = WritingProcess.open(directory)) {
        next = assertFindsWhatIsStored(store, next, false); // mostly while the graph is compared
        store.awaitGraph();
        assertFindsWhatIsStored(store, next, true);
        assertThat(store.graph().scenes())
            .isEqualTo((long) store.videos().size() * WritingProcess.SCENES);
      }
    }
    assertThat(next).isGreaterThan(WritingProcess.VIDEOS); // some were replaced
  }

  /** Returns the number after the last that the process has said to be stored. */
  private static int storeAndKill(Path directory, int from, int count) throws Exception {
    Path errors = directory.resolve("errors");
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                WritingProcess.class.getName(),
                directory.toString(),
                Integer.toString(from))
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start();
    int last = from - 1;
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i < count; i++) {
        String line = output.readLine();
        assertThat(line).as(() -> read(errors)).isNotNull();
        last = Integer.parseInt(line);
      }
      process.toHandle().destroyForcibly(); // keeps what is still to be read
      process.waitFor();
      List<String> rest = output.lines().toList();
      return rest.isEmpty() ? last + 1 : Integer.parseInt(rest.get(rest.size() - 1)) + 1;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Returns the next number to store: the process may have stored one that it did not say. */
  private static int assertFindsWhatIsStored(
      ApproximateIndexStore store, int next, boolean throughGraph) {
    int highest = next - 1;
    for (VideoRecord video : store.videos()) {
      int take = Footage.take(video);
      highest = Math.max(highest, take);
      float[] itsOwn =
          Footage.vectors(take % WritingProcess.VIDEOS, take, WritingProcess.SCENES)[2];
      SearchResult result = store.search(VectorQuery.builder(itsOwn).limit(1).build());
      assertThat(result.hits()).hasSize(1);
      assertThat(result.hits().get(0).video()).isEqualTo(video);
      if (throughGraph && store.videos().size() > 20) {
        assertThat(result.exact()).isFalse();
      }
    }
    assertThat(store.videos().size()).isEqualTo(Math.min(highest + 1, WritingProcess.VIDEOS));
    assertThat(highest).isBetween(next - 1, next);
    return highest + 1;
  }
}
