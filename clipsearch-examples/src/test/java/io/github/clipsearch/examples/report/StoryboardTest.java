package io.github.clipsearch.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.examples.report.Storyboard.Tile;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.testing.ScriptedDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryboardTest {
  @TempDir Path folder;

  @Test
  void showsEachSceneWithItsTimesAndScore() throws Exception {
    Path video = ScriptedDecoder.write(folder.resolve("a.mp4"), "50 #ff0000", "50 #0000ff");
    ScriptedDecoder decoder = new ScriptedDecoder();
    Path page = folder.resolve("page.html");

    Storyboard.write(
        page,
        "a <b>.mp4: something blue",
        video,
        List.of(
            Tile.of(new Scene(0, 50, 0, 2)),
            new Tile(new Scene(50, 100, 2, 4), 3, OptionalDouble.of(0.25))),
        decoder);

    String html = Files.readString(page);
    assertThat(html.split("data:image/jpeg", -1)).hasSize(3);
    assertThat(html)
        .contains("0:00:00.000 to 0:00:02.000", "0:00:02.000 to 0:00:04.000", "frames 50 to 99")
        .contains("a &lt;b&gt;.mp4")
        .containsOnlyOnce("class=\"best\"")
        .containsOnlyOnce("0.250");
    assertThat(decoder.opened()).isEqualTo(1);
  }
}
