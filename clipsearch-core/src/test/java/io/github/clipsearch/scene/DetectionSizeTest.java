package io.github.clipsearch.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.video.VideoInfo;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionSizeTest {
  @ParameterizedTest
  @CsvSource({
    "1920, 1080, 256, 144",
    "640,   272, 256, 109", // 108.8
    "320,   568, 144, 256", // 144.2
    "176,   144, 176, 144", // smaller videos stay as they are
    "1,       1,   1,   1",
    "10000,   3, 256,   1" // 0.08: never below one pixel
  })
  void scalesTheLongerSideTo256(int width, int height, int expectedWidth, int expectedHeight) {
    VideoInfo video =
        new VideoInfo(
            width, height, 0, 25, OptionalDouble.empty(), OptionalLong.empty(), "mov", "h264");

    DetectionSize size = DetectionSize.of(video);

    assertThat(size).isEqualTo(new DetectionSize(expectedWidth, expectedHeight));
  }
}
