package io.github.clipsearch.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.model.small.SmallClip;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program, started as {@code spark-submit} starts it. */
class SparkIndexMainTest {
  @TempDir private Path folder = Path.of("");
  private Path videos = Path.of("");
  private final List<String> printed = new ArrayList<>();

  @BeforeEach
  void drawVideos() throws IOException {
    videos = Files.createDirectory(folder.resolve("videos"));
    DrawnClips.draw(videos, 2);
  }

  @Test
  void aFolderIsIndexedAndWhatFailsIsReported() throws Exception {
    Files.writeString(videos.resolve("text.mp4"), "this is no video");
    Path model = SmallClip.unpack(folder.resolve("model"));
    Path report = folder.resolve("report.tsv");

    int exit =
        submit(
            "--model",
            model.toString(),
            "--index",
            folder.resolve("index").toString(),
            "--shared",
            folder.resolve("shared").toString(),
            "--report",
            report.toString(),
            videos.toString());

    assertThat(exit).as(() -> String.join("\n", printed)).isEqualTo(3);
    assertThat(printed).contains("2 videos indexed, 1 failed");
    assertThat(Files.readAllLines(report))
        .hasSize(4)
        .anyMatch(line -> line.contains("clip-0.mp4\tINDEXED\t"))
        .anyMatch(line -> line.contains("clip-1.mp4\tINDEXED\t"))
        .anyMatch(line -> line.contains("text.mp4\tFAILED\t"));
    try (IndexStore index = LmdbIndexStore.open(folder.resolve("index"))) {
      SingleMachine.assertEqual(
          index,
          SingleMachine.index(List.of(videos.resolve("clip-0.mp4"), videos.resolve("clip-1.mp4"))));
    }
  }

  @Test
  void aWrongCommandLineIsExplained() throws Exception {
    assertThat(submit("--model", "nowhere")).isEqualTo(2);
    assertThat(String.join("\n", printed)).contains("--index", "--store-factory");
  }

  private int submit(String... args) throws IOException, InterruptedException {
    SparkHome home = SparkHome.layOut();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", home.jars() + File.separator + "*"));
    command.addAll(SparkHome.javaOptions());
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(List.of("--master", TwoExecutors.MASTER));
    command.addAll(List.of("--conf", "spark.ui.enabled=false"));
    command.addAll(List.of("--conf", "spark.executor.extraClassPath=" + home.installedJars()));
    command.addAll(List.of("--jars", home.sentJars()));
    command.addAll(List.of("--class", SparkIndexMain.class.getName()));
    command.add(home.jarWith(SparkIndexMain.class).toString());
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    printed.addAll(
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList());
    return process.waitFor();
  }
}
