package io.github.clipsearch.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.testing.ScriptedDecoder;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final Pattern PICTURE = Pattern.compile("data:image/jpeg;base64,([\\w+/=]+)");

  @TempDir Path folder;

  private final ScriptedDecoder decoder = new ScriptedDecoder();
  private Path video = Path.of("");

  /** Two seconds of red, two of blue. */
  @BeforeEach
  void writeVideo() {
    video = ScriptedDecoder.write(folder.resolve("a <i>b.mp4"), "50 #ff0000", "50 #0000ff");
  }

  @Test
  void showsWhatIsOnTheScreenAtEachHitAndScene() throws Exception {
    AnsweredQuery query =
        new AnsweredQuery("something blue", List.of(Hits.of(video, 2, 4)), Optional.of(true));
    HtmlReport report = new HtmlReport("title", "introduction", List.of(query));
    report.add(Hits.video(video), List.of(scene(0, 50), scene(50, 100)));

    String page = write(report);

    assertThat(colors(page)).containsExactly(Color.BLUE, Color.RED, Color.BLUE);
    assertThat(page)
        .contains(
            "something blue", "✓ found", "0.250", "0:00:03.000", "0:00:02.000 to 0:00:04.000");
    assertThat(decoder.opened()).isEqualTo(1);
  }

  @Test
  void saysWhichAnswersAreWrongAndWhichQueriesFoundNothing() throws Exception {
    AnsweredQuery wrong =
        new AnsweredQuery("wrong", List.of(Hits.of(video, 2, 4)), Optional.of(false));
    AnsweredQuery nothing = new AnsweredQuery("nothing", List.of(), Optional.empty());

    String page = write(new HtmlReport("title", "introduction", List.of(wrong, nothing)));

    assertThat(page).contains("another scene came first").contains("No hits.");
    assertThat(page).doesNotContain("✓");
  }

  @Test
  void textsAndNamesAreEscapedAndNothingIsFetchedFromElsewhere() throws Exception {
    AnsweredQuery query =
        new AnsweredQuery(
            "<script>alert('x')</script>", List.of(Hits.of(video, 0, 2)), Optional.empty());

    String page = write(new HtmlReport("a & b", "\"<\"", List.of(query)));

    assertThat(page).contains("&lt;script&gt;", "a &amp; b", "a &lt;i&gt;b.mp4");
    assertThat(PICTURE.matcher(page).replaceAll("")).doesNotContain("<script", "<i>", "//");
  }

  @Test
  void ofManyScenesTheFirstTwoHundredAreShown() throws Exception {
    HtmlReport report = new HtmlReport("title", "introduction", List.of());
    report.add(Hits.video(video), IntStream.range(0, 100).mapToObj(i -> scene(i, i + 1)).toList());
    Path other = ScriptedDecoder.write(folder.resolve("other.mp4"), "250 #00ff00");
    report.add(Hits.video(other), IntStream.range(0, 250).mapToObj(i -> scene(i, i + 1)).toList());

    assertThat(colors(write(report))).hasSize(200);
  }

  private String write(HtmlReport report) throws IOException {
    Path file = folder.resolve("report.html");
    report.write(file, decoder);
    return Files.readString(file);
  }

  private static SceneRecord scene(long from, long to) {
    Scene scene = new Scene(from, to, from / 25.0, to / 25.0);
    return new SceneRecord(scene, (scene.start() + scene.end()) / 2, new float[] {1});
  }

  /** The middle pixel of each picture, rounded to what was drawn. */
  private static List<Color> colors(String page) throws IOException {
    List<Color> colors = new ArrayList<>();
    Matcher matcher = PICTURE.matcher(page);
    while (matcher.find()) {
      byte[] jpeg = Base64.getDecoder().decode(matcher.group(1));
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
      assertThat(picture.getWidth() / (double) picture.getHeight())
          .isCloseTo(64 / 48.0, within(0.01));
      Color color = new Color(picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2));
      colors.add(
          new Color(
              Math.round(color.getRed() / 255f) * 255,
              Math.round(color.getGreen() / 255f) * 255,
              Math.round(color.getBlue() / 255f) * 255));
    }
    return colors;
  }
}
