package io.github.clipsearch.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.clipsearch.examples.FrameGrabber;
import io.github.clipsearch.examples.demo.DemoClips;
import io.github.clipsearch.examples.demo.DrawnClip;
import io.github.clipsearch.examples.demo.SharedClips;
import io.github.clipsearch.ffmpeg.HumbleVideoDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of search, evaluate and duplicates, on drawn clips and the small model. */
class SearchOptionsTest {
  @TempDir static Path folder;

  private static Path clips = Path.of("");
  private static Path index = Path.of("");

  @BeforeAll
  static void indexClips() throws Exception {
    clips = Files.createDirectory(folder.resolve("clips"));
    SharedClips.writeTo(clips);
    index = folder.resolve("index");
    index("sea.mp4", "year=2020", "place=outside");
    index("town.mp4", "year=2022");
    for (String name : List.of("garden.mp4", "journey.mp4", "country.mkv")) {
      index(name, "year=2024", "place=land");
    }
  }

  private static void index(String name, String... metadata) {
    List<Object> args = new ArrayList<>();
    args.addAll(List.of("index", "--index", index, "--model", "small", clips.resolve(name)));
    Stream.of(metadata).forEach(value -> args.addAll(List.of("--meta", value)));
    assertThat(CommandRun.of(args.toArray()).exitCode()).isZero();
  }

  private static CommandRun search(Object... options) {
    List<Object> args = new ArrayList<>();
    args.addAll(List.of("search", "--index", index, "--model", "small"));
    args.addAll(List.of(options));
    return CommandRun.of(args.toArray());
  }

  /** What a search finds, such as "sea.mp4#0". */
  private static List<String> found(Object... options) {
    List<Object> args = new ArrayList<>(List.of(options));
    args.add("--json");
    CommandRun run = search(args.toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return hits(run.json());
  }

  private static List<String> hits(JsonArray json) {
    List<String> hits = new ArrayList<>();
    for (JsonElement element : json) {
      JsonObject hit = element.getAsJsonObject();
      hits.add(name(hit) + "#" + hit.getAsJsonObject("scene").get("number").getAsInt());
    }
    return hits;
  }

  private static String name(JsonObject hit) {
    String uri = hit.get("uri").getAsString();
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  private static List<String> videos(Object... options) {
    return found(options).stream().map(hit -> hit.substring(0, hit.indexOf('#'))).toList();
  }

  @Test
  void aText() {
    assertThat(found("a red boat at sunset", "-n", 1)).containsExactly("sea.mp4#0");
    CommandRun table = search("a red boat at sunset", "-n", 2);
    assertThat(table.lines()).hasSize(1 + 2 + 1);
    assertThat(table.lines().get(1)).startsWith("   1  ").endsWith("/sea.mp4");
    assertThat(table.lines().get(3)).startsWith("17 scenes of 5 videos scored: encode ");
  }

  @Test
  void anImageWithoutAndWithAText() throws Exception {
    Path picture = folder.resolve("whales.png");
    ImageIO.write(
        FrameGrabber.at(new HumbleVideoDecoder(), clips.resolve("sea.mp4"), 5)
            .orElseThrow()
            .toBufferedImage(),
        "png",
        picture.toFile());

    assertThat(found("--image", picture, "-n", 1)).containsExactly("sea.mp4#2");
    assertThat(found("three whales in the rain", "--image", picture, "-n", 1))
        .containsExactly("sea.mp4#2");
  }

  @Test
  void moreLikeAVideoOrAScene() {
    assertThat(videos("--like", "sea.mp4")).hasSize(4).doesNotContain("sea.mp4");
    assertThat(found("--like", "sea.mp4@2.5", "--scenes", "-n", 20))
        .hasSize(16)
        .doesNotContain("sea.mp4#1");
    String id =
        search("a red boat at sunset", "-n", 1, "--json")
            .json()
            .get(0)
            .getAsJsonObject()
            .get("video")
            .getAsString();
    assertThat(found("--like", id)).isEqualTo(found("--like", "sea.mp4"));

    CommandRun absent = search("--like", "absent.mp4");
    assertThat(absent.exitCode()).isEqualTo(1);
    assertThat(absent.err()).contains("absent.mp4").doesNotContain("\tat ");
    assertThat(search("--like", "sea.mp4@60").err()).contains("no scene at 60.0 seconds");
  }

  @Test
  void oneThingAndNotAnother() {
    assertThat(found("a city", "--scenes", "-n", 2))
        .containsExactlyInAnyOrder("town.mp4#0", "town.mp4#1"); // by day and at night
    assertThat(found("a city", "--minus", "night", "--scenes", "-n", 3))
        .startsWith("town.mp4#0")
        .doesNotContain("town.mp4#1", "sea.mp4#1", "country.mkv#1", "country.mkv#3");
    assertThat(search("night", "--minus", "night").err()).contains("cancel");
  }

  @Test
  void oneThingThenAnother() {
    Object[] boatThenWhales = {"a red boat at sunset", "--then", "three whales in the rain"};
    CommandRun found = search(with(boatThenWhales, "--json"));

    assertThat(name(found.json().get(0).getAsJsonObject())).isEqualTo("sea.mp4");
    assertThat(scenes(found)).containsExactly(0, 2);
    CommandRun table = search(with(boatThenWhales, "-n", 1, "--within", 3));
    assertThat(table.lines().get(1)).contains("0:00:00.000 - 0:00:02.000");
    assertThat(table.lines().get(2)).startsWith("then ").contains("0:00:04.000 - 0:00:06.000");
    // The other scene between the two takes two seconds.
    assertThat(scenes(search(with(boatThenWhales, "-n", 1, "--within", 1, "--json"))))
        .isNotEqualTo(List.of(0, 2));
  }

  private static List<Integer> scenes(CommandRun run) {
    return run.json().get(0).getAsJsonObject().getAsJsonArray("scenes").asList().stream()
        .map(scene -> scene.getAsJsonObject().get("number").getAsInt())
        .toList();
  }

  private static Object[] with(Object[] options, Object... more) {
    return Stream.concat(Stream.of(options), Stream.of(more)).toArray();
  }

  @Test
  void conditionsOnMetadata() {
    assertThat(videos("a boat", "--where", "year=2020")).containsExactly("sea.mp4");
    assertThat(videos("a boat", "--where", "year=2020|2022"))
        .containsExactlyInAnyOrder("sea.mp4", "town.mp4");
    assertThat(videos("a boat", "--where", "year!=2024"))
        .containsExactlyInAnyOrder("sea.mp4", "town.mp4");
    assertThat(videos("a boat", "--where", "year<2022")).containsExactly("sea.mp4");
    assertThat(videos("a boat", "--where", "year<=2022")).hasSize(2);
    assertThat(videos("a boat", "--where", "year>2022")).hasSize(3);
    assertThat(videos("a boat", "--where", "year>=2022")).hasSize(4);
    assertThat(videos("a boat", "--where", "place^=out")).containsExactly("sea.mp4");
    assertThat(videos("a boat", "--where", "place")).hasSize(4).doesNotContain("town.mp4");
    assertThat(videos("a boat", "--where", "!place")).containsExactly("town.mp4");
    assertThat(videos("a boat", "--where", "place", "--where", "year<2024"))
        .containsExactly("sea.mp4");
    assertThat(search("a boat", "--where", "=3").exitCode()).isEqualTo(2);
    assertThat(search("a boat", "--where", "year=1900").lines()).first().isEqualTo("No hits.");
  }

  @Test
  void otherFilters() {
    assertThat(videos("a boat", "--in", clips)).hasSize(5);
    assertThat(videos("a boat", "--in", folder.resolve("elsewhere"))).isEmpty();
    assertThat(videos("a boat", "--max-duration", 5)).containsExactly("town.mp4");
    assertThat(videos("a boat", "--min-duration", 7)).hasSize(3);
    assertThat(found("a boat", "--scenes", "--from", 6, "-n", 20))
        .containsExactlyInAnyOrder("garden.mp4#3", "journey.mp4#3", "country.mkv#3");
    assertThat(found("a boat", "--scenes", "--to", 2)).hasSize(5).allMatch(h -> h.endsWith("#0"));
  }

  @Test
  void pages() {
    List<String> all = found("a boat", "--scenes", "-n", 17);

    assertThat(all).hasSize(17).doesNotHaveDuplicates();
    assertThat(found("a boat", "--scenes", "-n", 5, "--offset", 5)).isEqualTo(all.subList(5, 10));
    JsonObject second =
        search("a boat", "--offset", 1, "-n", 1, "--json").json().get(0).getAsJsonObject();
    assertThat(second.get("rank").getAsInt()).isEqualTo(2);
  }

  @Test
  void hitsThatAreGoodEnough() {
    JsonArray all = search("a red boat at sunset", "--json").json();
    double best = all.get(0).getAsJsonObject().get("score").getAsDouble();
    double next = all.get(1).getAsJsonObject().get("score").getAsDouble();

    assertThat(found("a red boat at sunset", "--min-score", (best + next) / 2)).hasSize(1);
    assertThat(found("a red boat at sunset", "--min-share", 1)).hasSize(1);
    assertThat(search("a boat", "--min-share", 2).exitCode()).isEqualTo(1);
  }

  @Test
  void templatesAndRankings() {
    assertThat(found("--template", "two {} over the sea at night", "birds", "-n", 1))
        .containsExactly("sea.mp4#1");
    assertThat(search("--template", "no place", "birds").err()).contains("{}");
    assertThat(videos("at night", "--ranking", "mean")).hasSize(5);
    assertThat(videos("at night", "--ranking", 2)).hasSize(5);
    assertThat(search("at night", "--ranking", 0).exitCode()).isEqualTo(2);
  }

  @Test
  void evaluatesTheQueriesAboutTheClips() throws Exception {
    StringBuilder csv = new StringBuilder("query,expected\n");
    for (DrawnClip clip : DemoClips.all()) {
      for (int scene = 0; scene < clip.scenes().size(); scene++) {
        for (String query : clip.scenes().get(scene).queries()) {
          csv.append("\"%s\",%s@%d\n".formatted(query, clip.fileName(), 2 * scene + 1));
        }
      }
    }
    Path queries = Files.writeString(folder.resolve("queries.csv"), csv + "a ghost,absent\n");
    CommandRun run =
        CommandRun.of("evaluate", "--index", index, "--model", "small", "--json", queries);

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonObject report = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(report.get("queries").getAsInt()).isEqualTo(18);
    assertThat(report.get("unanswerable").getAsInt()).isEqualTo(1);
    assertThat(report.get("recallAt1").getAsDouble()).isEqualTo(17 / 18.0);
    assertThat(report.get("medianRank").getAsDouble()).isEqualTo(1);
    CommandRun table =
        CommandRun.of("evaluate", "--index", index, "--model", "small", "--ranks", queries);
    assertThat(table.lines()).hasSize(18 + 2 + 1).contains("        1  a red boat at sunset");
    assertThat(CommandRun.of("evaluate", "--index", index, "--model", "small", index).exitCode())
        .isEqualTo(1);
  }

  @Test
  void findsACopyThatWasScaledAndEncodedAnew() throws Exception {
    Path copies = Files.createDirectory(folder.resolve("copies"));
    Path other = folder.resolve("other-index");
    Path together = copies.resolve("together.mp4");
    DemoClips.writeLong(together, 180, 5); // the three scenes of sea.mp4, the two of town.mp4
    CommandRun indexed =
        CommandRun.of("index", "--index", other, "--model", "small", clips, together);
    assertThat(indexed.exitCode()).as(indexed.err()).isZero();

    CommandRun run = CommandRun.of("duplicates", "--index", other, "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonObject report = JsonParser.parseString(run.out()).getAsJsonObject();
    JsonArray groups = report.getAsJsonArray("groups");
    assertThat(groups).hasSize(1);
    JsonObject group = groups.get(0).getAsJsonObject();
    assertThat(group.getAsJsonArray("videos"))
        .extracting(uri -> uri.getAsString().replaceFirst(".*/", ""))
        .containsExactlyInAnyOrder("sea.mp4", "town.mp4", "together.mp4");
    assertThat(group.getAsJsonArray("runs")).hasSize(2);
    assertThat(CommandRun.of("duplicates", "--index", other).out())
        .contains("Copies of one another:", "together.mp4 0:00:00.000 - 0:00:06.000");
    assertThat(CommandRun.of("duplicates", "--index", index).lines())
        .containsExactly("No duplicates.");
    assertThat(CommandRun.of("duplicates", "--index", index, "--similarity", 2).exitCode())
        .isEqualTo(1);
  }
}
