package io.github.clipsearch.video.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However an application reads frames, it gets what the decoder would give it in process. */
class ReadingPatternsTest {
  private static final int FRAMES = 120;
  private static final int WIDTH = 24;
  private static final int HEIGHT = 10;
  private static final int[][] SIZES = {{24, 10}, {12, 5}, {7, 7}, {1, 1}, {30, 20}};

  @TempDir static Path folder = Path.of("");
  private static Path clip = Path.of("");
  private static final IsolatedVideoDecoder DECODER = IsolatedVideoDecoder.builder("raw").build();

  @BeforeAll
  static void writeNoise() {
    Random random = new Random(1);
    List<RgbImage> pictures = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      byte[] pixels = new byte[3 * WIDTH * HEIGHT];
      random.nextBytes(pixels);
      pictures.add(new RgbImage(WIDTH, HEIGHT, pixels));
    }
    clip = RawVideoDecoder.write(folder.resolve("noise.raw"), pictures, 25);
  }

  @AfterAll
  static void close() {
    DECODER.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void picturesAreThoseOfTheDecoderInside(long seed) {
    Random random = new Random(seed);
    List<KeptFrame> kept = new ArrayList<>();
    List<Frame> expectedKept = new ArrayList<>();
    int[] favourite = SIZES[random.nextInt(SIZES.length)];
    int pictures = 0;
    try (VideoStream isolated = DECODER.open(clip);
        VideoStream inProcess = new RawVideoDecoder().open(clip)) {
      while (isolated.advance()) {
        assertThat(inProcess.advance()).isTrue();
        Frame frame = isolated.frame();
        Frame expected = inProcess.frame();
        assertThat(frame.number()).isEqualTo(expected.number());
        assertThat(frame.time()).isEqualTo(expected.time());
        if (random.nextInt(10) == 0) {
          favourite = SIZES[random.nextInt(SIZES.length)];
        }
        if (random.nextInt(4) != 0) {
          assertSamePicture(frame, expected, favourite);
          pictures++;
        }
        if (random.nextInt(6) == 0) {
          assertSamePicture(frame, expected, SIZES[random.nextInt(SIZES.length)]);
        }
        if (random.nextInt(3) == 0) {
          kept.add(frame.keep());
          expectedKept.add(expected.keep());
        }
        if (!kept.isEmpty() && random.nextInt(3) == 0) {
          int one = random.nextInt(kept.size());
          KeptFrame again = kept.get(one).keep();
          kept.remove(one).close();
          assertSamePicture(again, expectedKept.remove(one), SIZES[random.nextInt(SIZES.length)]);
          again.close();
        }
      }
      assertThat(inProcess.advance()).isFalse();
      for (int i = 0; i < kept.size(); i++) {
        assertThat(kept.get(i).bytes()).isEqualTo(3 * WIDTH * HEIGHT);
        assertSamePicture(kept.get(i), expectedKept.get(i), SIZES[i % SIZES.length]);
      }
    }
    assertThat(pictures).isGreaterThan(FRAMES / 2);
  }

  private static void assertSamePicture(Frame frame, Frame expected, int[] size) {
    byte[] actualPixels = new byte[3 * size[0] * size[1]];
    byte[] expectedPixels = new byte[3 * size[0] * size[1]];
    frame.readRgb(size[0], size[1], actualPixels);
    expected.readRgb(size[0], size[1], expectedPixels);
    assertThat(actualPixels)
        .as("frame %d, %d x %d", frame.number(), size[0], size[1])
        .isEqualTo(expectedPixels);
  }
}
