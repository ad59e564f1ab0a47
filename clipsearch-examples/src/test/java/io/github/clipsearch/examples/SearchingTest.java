package io.github.clipsearch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.examples.demo.SharedClips;
import io.github.clipsearch.ffmpeg.HumbleVideoDecoder;
import io.github.clipsearch.model.small.SmallClip;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.video.RgbImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/searching.md quotes finds what the guide says. */
class SearchingTest {
  @TempDir static Path folder;

  private static final InMemoryIndexStore STORE = new InMemoryIndexStore();
  private static final VideoSearchEngine ENGINE =
      VideoSearchEngine.builder().encoder(SmallClip.load()).store(STORE).build();

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Searching searching =
      new Searching(ENGINE, new PrintStream(printed, true, StandardCharsets.UTF_8));

  @BeforeAll
  static void indexClips() throws IOException {
    for (Path clip : SharedClips.writeTo(folder)) {
      String name = String.valueOf(clip.getFileName());
      ENGINE.index(
          IndexRequest.builder(clip)
              .id(name)
              .metadata("year", name.equals("garden.mp4") ? 2019 : 2024)
              .metadata("place", name.equals("sea.mp4") ? "seaside" : "land")
              .build());
    }
  }

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void text() {
    searching.text();

    assertThat(lines()).hasSize(5);
    assertThat(lines().get(0)).startsWith("1. ").contains("/sea.mp4 from 0.0 to 2.0, cosine 0.");
  }

  @Test
  void result() {
    searching.result();

    assertThat(lines()).startsWith("17 scenes of 5 videos", "all compared");
  }

  @Test
  void image() {
    RgbImage windmill =
        FrameGrabber.at(new HumbleVideoDecoder(), folder.resolve("country.mkv"), 3).orElseThrow();

    searching.image(windmill.toBufferedImage());

    assertThat(lines()).containsExactly("country.mkv scene 1");
  }

  @Test
  void moreLikeThis() {
    searching.moreLikeThis("sea.mp4");

    assertThat(lines()).hasSize(3);
    assertThat(lines().get(0)).doesNotStartWith("sea.mp4");
    assertThat(lines().get(1)).isNotEqualTo("sea.mp4 scene 0");
    assertThat(lines().get(2)).isNotEqualTo("sea.mp4 scene 1");
  }

  @Test
  void combination() {
    searching.combination();

    assertThat(lines()).containsExactly("town.mp4 scene 0");
  }

  @Test
  void templates() {
    searching.templates();

    assertThat(lines()).containsExactly("journey.mp4 scene 3");
  }

  @Test
  void sequence() {
    searching.sequence();

    assertThat(lines()).hasSize(2);
    assertThat(lines().get(0)).endsWith("/sea.mp4 at 0.0");
    assertThat(lines().get(1)).endsWith("/sea.mp4 at 4.0");
  }

  @Test
  void filtered() {
    searching.filtered();

    assertThat(lines()).hasSize(1).allMatch(line -> line.matches("(town|journey|country).*"));
  }

  @Test
  void page() {
    searching.page();

    assertThat(lines()).isNotEmpty().hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void ranking() {
    searching.ranking();

    assertThat(lines()).hasSize(1);
  }

  @Test
  void evaluation() throws IOException {
    Path queries =
        Files.writeString(
            folder.resolve("queries.csv"),
            """
            query,expected
            a red boat at sunset,sea.mp4
            a purple castle in the fog,journey.mp4@7
            """);

    searching.evaluation(queries);

    assertThat(lines())
        .containsExactly(
            "recall@1 1.00, recall@5 1.00", "median rank 1.0", "mean reciprocal rank 1.00");
  }

  @Test
  void duplicates() {
    searching.duplicates(STORE);

    assertThat(lines()).isEmpty();
  }
}
