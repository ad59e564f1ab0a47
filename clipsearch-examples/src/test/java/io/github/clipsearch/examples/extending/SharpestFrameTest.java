package io.github.clipsearch.examples.extending;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.scene.FixedCuts;
import io.github.clipsearch.scene.SceneDetector;
import io.github.clipsearch.scene.TransitionDetector;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.testing.ColorEncoder;
import io.github.clipsearch.video.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharpestFrameTest {
  private static final int SIZE = 64;

  @TempDir Path folder;

  @Test
  void eachSceneIsRepresentedByItsSharpestFrame() throws IOException {
    // 10 pictures a second: the sharp ones are at 0.3 s and 0.4 s
    Path video = write(0.2, 0.2, 0.2, 1.0, 0.9, 0.5, 0.5, 0.5, 0.5, 0.5);

    assertThat(times(video, FixedCuts.atFrames(List.of(4L)))).containsExactly(0.3, 0.4);
    assertThat(times(video, FixedCuts.atFrames(List.of(5L, 6L)))).containsExactly(0.3, 0.5, 0.6);
  }

  @Test
  void aCutThatIsFoundLateDoesNotMixScenes() throws IOException {
    double[] contrasts = new double[60];
    Arrays.fill(contrasts, 0.5);
    contrasts[20] = 0.9;
    contrasts[45] = 1;
    List<RgbImage> pictures = new ArrayList<>();
    for (int i = 0; i < contrasts.length; i++) {
      pictures.add(i < 30 ? stripes(contrasts[i], 255, 40) : stripes(contrasts[i], 40, 255));
    }
    Path video = folder.resolve("lapse.tar");
    TarFile.write(video, pictures);

    assertThat(times(video, TransitionDetector.withDefaults())).containsExactly(2.0, 4.5);
  }

  private Path write(double... contrasts) throws IOException {
    List<RgbImage> pictures = new ArrayList<>();
    for (double contrast : contrasts) {
      pictures.add(stripes(contrast, 255, 255));
    }
    Path video = folder.resolve("lapse.tar");
    TarFile.write(video, pictures);
    return video;
  }

  private static List<Double> times(Path video, SceneDetector detector) {
    try (VideoSearchEngine engine =
        VideoSearchEngine.builder()
            .decoder(new PictureTarDecoder())
            .detector(detector)
            .sampler(new SharpestFrame())
            .encoder(new ColorEncoder())
            .store(new InMemoryIndexStore())
            .build()) {
      String id = engine.index(video).video().id();
      return engine.scenes(id).stream().map(SceneRecord::time).toList();
    }
  }

  /** Stripes on grey: the less contrast, the more blurred. */
  private static RgbImage stripes(double contrast, int red, int blue) {
    int swing = (int) (100 * contrast);
    byte[] pixels = new byte[3 * SIZE * SIZE];
    for (int i = 0; i < SIZE * SIZE; i++) {
      int level = i / 4 % 2 == 0 ? 128 + swing : 128 - swing;
      pixels[3 * i] = (byte) (level * red / 255);
      pixels[3 * i + 1] = (byte) level;
      pixels[3 * i + 2] = (byte) (level * blue / 255);
    }
    return new RgbImage(SIZE, SIZE, pixels);
  }
}
