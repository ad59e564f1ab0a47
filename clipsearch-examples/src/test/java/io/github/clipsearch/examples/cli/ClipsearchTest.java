package io.github.clipsearch.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.clipsearch.encoder.djl.RandomCheckpoint;
import io.github.clipsearch.examples.FrameGrabber;
import io.github.clipsearch.examples.demo.SharedClips;
import io.github.clipsearch.ffmpeg.HumbleVideoDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The calls that the documentation promises, one after the other on one index. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClipsearchTest {
  @TempDir static Path folder;

  private static Path clips = Path.of("");
  private static Path model = Path.of("");
  private static Path index = Path.of("");

  @BeforeAll
  static void makeClipsAndModel() throws Exception {
    clips = Files.createDirectory(folder.resolve("clips"));
    SharedClips.writeTo(clips);
    Files.writeString(clips.resolve("notes.txt"), "not looked at");
    model = folder.resolve("model");
    RandomCheckpoint.write(model, 1);
    index = folder.resolve("index");
  }

  @Test
  @Order(1)
  void indexesAFolder() {
    CommandRun run = CommandRun.of("index", "--index", index, "--model", model, clips);

    assertThat(run.exitCode()).as(run.err()).isZero();
    // 3, 2, 4, 4 and 4 scenes of 50 frames were drawn.
    assertThat(run.out()).contains("5 indexed (17 scenes)").contains("850 frames");
  }

  @Test
  @Order(2)
  void listsWhatIsInTheIndex() {
    CommandRun run = CommandRun.of("list", "--index", index, "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonArray videos = run.json();
    assertThat(videos).hasSize(5);
    for (JsonElement element : videos) {
      JsonObject video = element.getAsJsonObject();
      assertThat(video.keySet()).contains("video", "uri", "frames", "duration", "scenes", "status");
      if (video.get("uri").getAsString().endsWith("/town.mp4")) {
        assertThat(video.get("frames").getAsInt()).isEqualTo(100);
        assertThat(video.get("duration").getAsDouble()).isCloseTo(4, within(0.041));
        assertThat(video.get("scenes").getAsInt()).isEqualTo(2);
        assertThat(video.get("status").getAsString()).isEqualTo("complete");
      }
    }
  }

  @Test
  @Order(3)
  void findsTheSceneThatAPictureWasTakenFrom() throws Exception {
    Path picture = folder.resolve("flowers.png");
    ImageIO.write(
        FrameGrabber.at(new HumbleVideoDecoder(), clips.resolve("garden.mp4"), 3)
            .orElseThrow()
            .toBufferedImage(),
        "png",
        picture.toFile());

    CommandRun run =
        CommandRun.of(
            "search", "--index", index, "--model", model, "-n", 2, "--json", "--image", picture);

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonArray hits = run.json();
    assertThat(hits).hasSize(2);
    JsonObject best = hits.get(0).getAsJsonObject();
    assertThat(best.get("rank").getAsInt()).isEqualTo(1);
    assertThat(best.get("uri").getAsString()).endsWith("/garden.mp4");
    assertThat(best.get("video").getAsString()).isNotEmpty();
    assertThat(best.get("score").getAsDouble()).isBetween(0.9, 1.000001);
    JsonObject scene = best.getAsJsonObject("scene");
    assertThat(scene.get("start").getAsDouble()).isCloseTo(2, within(0.001));
    assertThat(scene.get("end").getAsDouble()).isCloseTo(4, within(0.001));
    assertThat(scene.get("time").getAsDouble()).isBetween(2.0, 4.0);
  }

  @Test
  @Order(4)
  void takesATextAndPrintsATable() {
    CommandRun run = CommandRun.of("search", "--index", index, "--model", model, "a red boat");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(1 + 5 + 1);
  }

  @Test
  @Order(5)
  void aSecondRunFindsEverythingUnchanged() {
    CommandRun run = CommandRun.of("index", "--index", index, "--model", model, clips);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("0 indexed").contains("5 unchanged");
  }

  @Test
  @Order(5)
  void aPatternNamesFilesAndOneThatNamesNoneSaysSo() {
    CommandRun run =
        CommandRun.of(
            "index", "--index", index, "--model", model, clips + "/t*.mp4", clips + "/*.webm");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("1 unchanged");
    assertThat(run.err()).contains("no video in " + clips + "/*.webm");
  }

  @Test
  @Order(6)
  void whatCannotBeIndexedIsNamedAndTheRestIsIndexed() throws Exception {
    Path text = Files.writeString(folder.resolve("text.mp4"), "this is no video");
    Path absent = folder.resolve("absent.mp4");

    CommandRun run =
        CommandRun.of(
            "index", "--index", index, "--model", model, text, absent, clips.resolve("sea.mp4"));

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("1 unchanged").contains("2 failed");
    assertThat(run.err()).contains("text.mp4").contains("absent.mp4");
  }

  @Test
  @Order(7)
  void badInputIsExplainedWithoutAStackTrace() throws Exception {
    Path otherModel = folder.resolve("other-model");
    RandomCheckpoint.write(otherModel, 2);
    Path nothing = folder.resolve("nothing");

    for (CommandRun run :
        List.of(
            CommandRun.of("search", "--index", index, "--model", model, " "),
            CommandRun.of("search", "--index", index, "--model", model, "-n", 0, "a boat"),
            CommandRun.of("search", "--index", index, "--model", otherModel, "a boat"),
            CommandRun.of("search", "--index", index, "--model", nothing, "a boat"),
            CommandRun.of("search", "--index", nothing, "--model", model, "a boat"),
            CommandRun.of("search", "--index", index, "--model", model, "--image", nothing),
            CommandRun.of("list", "--index", nothing),
            CommandRun.of("scenes", nothing))) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
      assertThat(run.err()).isNotBlank().doesNotContain("\tat ");
    }
    assertThat(nothing).doesNotExist();
  }

  @Test
  @Order(8)
  void aBadCommandLineIsExplained() {
    assertThat(CommandRun.of("search", "--index", index, "--model", model).exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("search", "a boat").exitCode()).isEqualTo(2);
    CommandRun noJobs =
        CommandRun.of("index", "--index", index, "--model", model, "--jobs", 0, clips);
    assertThat(noJobs.exitCode()).isEqualTo(2);
    assertThat(noJobs.err()).contains("--jobs");
    assertThat(CommandRun.of("nonsense").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("--help").out())
        .contains("index", "search", "scenes", "list", "demo")
        .contains("evaluate", "duplicates");
  }

  @Test
  @Order(9)
  void printsScenesAsCsv() throws Exception {
    Path video = clips.resolve("sea.mp4");
    CommandRun run = CommandRun.of("scenes", "--format", "csv", video);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines().get(0)).startsWith("Scene Number,Start Frame,Start Timecode,");
    assertThat(run.lines().subList(1, run.lines().size()))
        .containsExactly(
            "1,1,00:00:00.000,0.000000,50,00:00:02.000,2.000000,50,00:00:02.000,2.000000",
            "2,51,00:00:02.000,2.000000,100,00:00:04.000,4.000000,50,00:00:02.000,2.000000",
            "3,101,00:00:04.000,4.000000,150,00:00:06.000,6.000000,50,00:00:02.000,2.000000");

    Path csv = folder.resolve("scenes.csv");
    Files.writeString(csv, run.out());
    CommandRun again = CommandRun.of("scenes", "--cuts", csv, "--format", "vtt", video);
    assertThat(again.out()).startsWith("WEBVTT").contains("00:00:04.000 --> 00:00:06.000");
  }

  @Test
  @Order(11)
  void printsScenesOfTheDetectorThatIsNamed() throws Exception {
    Path video = clips.resolve("sea.mp4");
    Path statistics = folder.resolve("statistics.csv");
    CommandRun run =
        CommandRun.of(
            "scenes", "--detector", "adaptive", "--format", "edl", "--stats", statistics, video);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("TITLE: sea.mp4")
        .contains("002  AX       V     C        00:00:02:00 00:00:04:00");
    assertThat(Files.readAllLines(statistics)).hasSize(151);
    assertThat(CommandRun.of("scenes", "--stats", statistics, video).exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("scenes", "--format", "nonsense", video).exitCode()).isEqualTo(2);
  }

  @Test
  @Order(10)
  void theDemonstrationFindsWhatItDrewAndShowsIt() throws Exception {
    Path work = folder.resolve("demo");

    CommandRun run = CommandRun.of("demo", "--dir", work);

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("17 of 17 queries found the scene that was drawn");
    String page = Files.readString(work.resolve("report.html"));
    assertThat(page).contains("“a red boat at sunset”").doesNotContain("another scene came first");
  }

  @Test
  @Order(11)
  void theDemonstrationSearchesOtherVideosAndSaysThatTheModelKnowsOnlyDrawings() throws Exception {
    Path work = folder.resolve("demo-other");

    CommandRun run = CommandRun.of("demo", "--dir", work, "--query", "a <b>dog</b> & a cat", clips);

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("knows only drawn pictures").contains("rank  score");
    assertThat(Files.readString(work.resolve("report.html")))
        .contains("a &lt;b&gt;dog&lt;/b&gt; &amp; a cat")
        .doesNotContain("<b>dog");
  }

  @Test
  @Order(12)
  void theDemonstrationWantsAQueryForOtherVideos() {
    assertThat(CommandRun.of("demo", clips).exitCode()).isEqualTo(2);
  }
}
