package io.github.clipsearch.scene.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.Scenes;
import io.github.clipsearch.scene.ContentDetector;
import io.github.clipsearch.scene.FixedCuts;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.scene.SceneList;
import io.github.clipsearch.testing.ScriptedDecoder;
import io.github.clipsearch.video.VideoInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two scenes at 25 frames per second: 1.2 seconds, and an hour and 7.8 seconds. */
class SceneFormatTest {
  private static final SceneList SCENES =
      list(25, new Scene(0, 30, 0, 1.2), new Scene(30, 90_225, 1.2, 3609));

  @TempDir Path folder;

  @Test
  void csvHasTheColumnsOfTheReference() throws IOException {
    assertThat(text(SceneFormat.csv(), SCENES))
        .isEqualTo(
            """
            Scene Number,Start Frame,Start Timecode,Start Time (seconds),End Frame,End Timecode,End Time (seconds),Length (frames),Length (timecode),Length (seconds)
            1,1,00:00:00.000,0.000000,30,00:00:01.200,1.200000,30,00:00:01.200,1.200000
            2,31,00:00:01.200,1.200000,90225,01:00:09.000,3609.000000,90195,01:00:07.800,3607.800000
            """);
  }

  @Test
  void jsonHasFramesAndTimes() throws IOException {
    JsonObject json = JsonParser.parseString(text(SceneFormat.json(), SCENES)).getAsJsonObject();

    assertThat(json.get("file").getAsString()).isEqualTo("some film.mp4");
    assertThat(json.get("frameRate").getAsDouble()).isEqualTo(25);
    assertThat(json.getAsJsonArray("scenes")).hasSize(2);
    JsonObject scene = json.getAsJsonArray("scenes").get(1).getAsJsonObject();
    assertThat(scene.get("startFrame").getAsLong()).isEqualTo(30);
    assertThat(scene.get("endFrame").getAsLong()).isEqualTo(90_225);
    assertThat(scene.get("start").getAsDouble()).isEqualTo(1.2);
    assertThat(scene.get("end").getAsDouble()).isEqualTo(3609);
  }

  @Test
  void chaptersAreWebVtt() throws IOException {
    assertThat(text(SceneFormat.webVttChapters(), SCENES))
        .isEqualTo(
            """
            WEBVTT

            00:00:00.000 --> 00:00:01.200
            Scene 1

            00:00:01.200 --> 01:00:09.000
            Scene 2
            """);
  }

  @Test
  void aChapterEndsAfterItStarts() throws IOException {
    assertThat(text(SceneFormat.webVttChapters(), list(0, new Scene(0, 1, 0, 0))))
        .contains("00:00:00.000 --> 00:00:00.001");
  }

  @Test
  void edlCountsFrames() throws IOException {
    assertThat(text(SceneFormat.edl(), SCENES))
        .isEqualTo(
            """
            TITLE: some film.mp4
            FCM: NON-DROP FRAME

            001  AX       V     C        00:00:00:00 00:00:01:05 00:00:00:00 00:00:01:05
            * FROM CLIP NAME: some film.mp4

            002  AX       V     C        00:00:01:05 01:00:09:00 00:00:01:05 01:00:09:00
            * FROM CLIP NAME: some film.mp4
            """);
  }

  @Test
  void dropFrameKeepsUpWithTheClock() throws IOException {
    // SMPTE 12M: after 1,799 frames comes 00:01:00;02, and 17,982 frames are ten minutes.
    double frame = 1001 / 30_000.0;
    SceneList ntsc =
        list(
            29.97,
            new Scene(0, 1799, 0, 1799 * frame),
            new Scene(1799, 1800, 1799 * frame, 1800 * frame),
            new Scene(1800, 17_982, 1800 * frame, 17_982 * frame),
            new Scene(17_982, 107_892, 17_982 * frame, 107_892 * frame));

    assertThat(text(EditDecisionList.builder().dropFrame().build(), ntsc))
        .contains("FCM: DROP FRAME")
        .contains("001  AX       V     C        00:00:00;00 00:00:59;29 ")
        .contains("002  AX       V     C        00:00:59;29 00:01:00;02 ")
        .contains("003  AX       V     C        00:01:00;02 00:10:00;00 ")
        .contains("004  AX       V     C        00:10:00;00 01:00:00;00 ");
    // One hour of pictures is 107,892 frames: 108 fewer than 30 a second.
    assertThat(text(SceneFormat.edl(), ntsc)).contains(" 00:59:56:12");
  }

  @Test
  void edlNeedsARate() throws IOException {
    SceneList unknown = list(0, new Scene(0, 50, 0, 2));

    assertThatThrownBy(() -> text(SceneFormat.edl(), unknown))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("frame rate")
        .hasMessageContaining("some film.mp4");
    assertThat(text(EditDecisionList.builder().frameRate(24).reel("TAPE1").build(), unknown))
        .contains("001  TAPE1    V     C        00:00:00:00 00:00:02:00 ");
    assertThatThrownBy(() -> text(EditDecisionList.builder().dropFrame().build(), SCENES))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("29.97");
  }

  @Test
  void theCsvBringsTheSameScenesBack() throws IOException {
    Path video =
        ScriptedDecoder.write(folder.resolve("video.txt"), "40 #ff0000", "35 #0000ff", "1 #ffffff");
    ContentDetector detector = ContentDetector.builder().minimumSceneFrames(0).build();
    SceneList detected = Scenes.detect(video, new ScriptedDecoder(), detector);
    Path csv = folder.resolve("scenes.csv");
    SceneFormat.csv().write(detected, csv);

    SceneList again = Scenes.detect(video, new ScriptedDecoder(), FixedCuts.readCsv(csv));

    assertThat(detected).hasSize(3);
    assertThat(again).isEqualTo(detected);
  }

  private static String text(SceneFormat format, SceneList scenes) throws IOException {
    StringBuilder text = new StringBuilder();
    format.write(scenes, text);
    return text.toString();
  }

  private static SceneList list(double frameRate, Scene... scenes) {
    VideoInfo video =
        new VideoInfo(
            64, 48, 0, frameRate, OptionalDouble.empty(), OptionalLong.empty(), "mov", "h264");
    return new SceneList(Path.of("some film.mp4"), video, List.of(scenes), List.of());
  }
}
