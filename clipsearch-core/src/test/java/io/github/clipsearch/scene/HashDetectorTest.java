package io.github.clipsearch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.video.RgbImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashDetectorTest extends SceneDetectorContract {
  @Override
  protected SceneDetector detector() {
    return HashDetector.withDefaults();
  }

  /**
   * Not this detector: frames of one colour have no structure, and of the hash of any but black one
   * bit is set. PySceneDetect finds no cut there either.
   */
  @Test
  @Override
  void blackToWhiteIsACutAtTheFirstWhiteFrame() {
    RgbImage black = PictureVideo.grey(2, 2, 0, 0, 0, 0);
    RgbImage white = PictureVideo.grey(2, 2, 255, 255, 255, 255);

    assertThat(PictureVideo.of(black, white).scores(HashDetector.withDefaults()).get(1)[0])
        .isEqualTo(1 / 256.0);
  }

  @Test
  void theHashIsWhichFrequenciesAreAboveTheMedian() {
    // The transform of 200 100 / 50 0 is half of: the sum 350, left - right 150, top - bottom 250,
    // and the diagonal 50. The median of the halves is 100.
    PerceptualHash hash = new PerceptualHash(new DetectionSize(2, 2), 2, 1);
    boolean[] bits = new boolean[4];

    hash.compute(PictureVideo.grey(2, 2, 200, 100, 50, 0).pixels(), bits);

    assertThat(bits).containsExactly(true, false, true, false);
  }

  @Test
  void theTransformOfACosineIsOneFrequency() {
    double[] wave = new double[8 * 8];
    for (int i = 0; i < wave.length; i++) {
      wave[i] = Math.cos(Math.PI * (2 * (i % 8) + 1) * 3 / 16);
    }
    double[] frequencies = new double[16];

    new CosineTransform(8, 4).lowFrequencies(wave, frequencies);

    for (int i = 0; i < frequencies.length; i++) {
      // sqrt(1/8) * 8 down the rows, sqrt(2/8) * 4 along each.
      assertThat(frequencies[i]).isCloseTo(i == 3 ? Math.sqrt(32) : 0, within(1e-9));
    }
  }

  @Test
  void otherStructureIsACutAndOtherBrightnessIsNot() {
    List<RgbImage> pictures = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      RgbImage picture = PictureVideo.drawn(64, 48, 1);
      if (i < 20) {
        pictures.add(picture);
      } else if (i < 40) {
        pictures.add(dimmed(picture));
      } else {
        pictures.add(PictureVideo.drawn(64, 48, 400 - 1));
      }
    }
    PictureVideo video = new PictureVideo(pictures);
    List<double[]> scores = video.scores(HashDetector.withDefaults());

    assertThat(scores.get(0)[0]).isNaN();
    assertThat(scores.get(10)[0]).isZero();
    assertThat(scores.get(20)[0]).isLessThan(0.1);
    assertThat(scores.get(40)[0]).isGreaterThan(scores.get(20)[0]);
    assertThat(video.cuts(HashDetector.builder().threshold(scores.get(40)[0]).build()))
        .containsExactly(40L);
    assertThat(HashDetector.withDefaults().scoreNames())
        .containsExactly("hash_dist [size=16 lowpass=2]");
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HashDetector.builder().threshold(0))
        .withMessageContaining("threshold");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HashDetector.builder().size(1))
        .withMessageContaining("size");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HashDetector.builder().lowpass(0))
        .withMessageContaining("lowpass");
  }

  private static RgbImage dimmed(RgbImage picture) {
    byte[] pixels = picture.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) ((pixels[i] & 0xff) * 3 / 4);
    }
    return new RgbImage(picture.width(), picture.height(), pixels);
  }
}
