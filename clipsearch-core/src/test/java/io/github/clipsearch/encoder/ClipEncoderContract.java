package io.github.clipsearch.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.video.RgbImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ClipEncoder} must do. Implementers extend this class and say how to open one.
 */
public abstract class ClipEncoderContract {
  private static final float ACROSS_BATCHES = 1e-5f;
  private static final List<String> SUBJECTS =
      List.of("a dog", "three red boats", "the sea", "houses", "my cat and its friend");

  private ClipEncoder encoder;

  /** For subclasses. */
  protected ClipEncoderContract() {}

  /**
   * Opens the encoder under test.
   *
   * @return a new encoder of the same model at every call
   */
  protected abstract ClipEncoder open();

  /**
   * By how much a number of a vector may change with the company of its input.
   *
   * @return 1e-5 unless overridden, for encoders that trade exactness for speed
   */
  protected float toleranceAcrossBatches() {
    return ACROSS_BATCHES;
  }

  @BeforeEach
  void openEncoder() {
    encoder = open();
  }

  @AfterEach
  void closeEncoder() {
    encoder.close();
  }

  @Test
  void twoEncodersOfOneModelHaveOneIdentityAndMakeTheSameVectors() {
    try (ClipEncoder other = open()) {
      assertThat(other.identity()).isEqualTo(encoder.identity());
      assertThat(other.encodeTexts(texts(3)))
          .containsExactlyElementsOf(encoder.encodeTexts(texts(3)));
      assertThat(other.encodeImages(images(3)))
          .containsExactlyElementsOf(encoder.encodeImages(images(3)));
    }
  }

  @Test
  void vectorsHaveTheAnnouncedDimensionAndUnitLength() {
    List<float[]> vectors = new ArrayList<>(encoder.encodeTexts(texts(3)));
    vectors.addAll(encoder.encodeImages(images(3)));

    assertThat(vectors)
        .hasSize(6)
        .allSatisfy(
            vector -> {
              assertThat(vector).hasSize(encoder.identity().dimension());
              assertThat(dot(vector, vector)).isCloseTo(1, within(1e-4));
            });
  }

  @Test
  void differentInputsHaveDifferentVectors() {
    List<float[]> vectors = new ArrayList<>(encoder.encodeTexts(texts(3)));
    vectors.addAll(encoder.encodeImages(images(3)));

    for (int i = 0; i < vectors.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(dot(vectors.get(i), vectors.get(j))).isLessThan(0.9999);
      }
    }
  }

  @Test
  void nothingInNothingOut() {
    assertThat(encoder.encodeTexts(List.of())).isEmpty();
    assertThat(encoder.encodeImages(List.of())).isEmpty();
  }

  @Test
  void orderIsKeptAndCompanyDoesNotMatter() {
    // given more inputs than any encoder takes at once
    List<String> texts = texts(300);
    List<RgbImage> images = images(70);

    List<float[]> textVectors = encoder.encodeTexts(texts);
    List<float[]> imageVectors = encoder.encodeImages(images);

    assertThat(textVectors).hasSize(300);
    assertThat(imageVectors).hasSize(70);
    for (int i : new int[] {0, 17, 299}) {
      assertThat(encoder.encodeTexts(List.of(texts.get(i))).get(0))
          .containsExactly(textVectors.get(i), within(toleranceAcrossBatches()));
    }
    for (int i : new int[] {0, 17, 69}) {
      assertThat(encoder.encodeImages(List.of(images.get(i))).get(0))
          .containsExactly(imageVectors.get(i), within(toleranceAcrossBatches()));
    }
  }

  @Test
  void resultsBelongToTheCaller() {
    List<float[]> first = encoder.encodeTexts(texts(1));
    float[] copy = first.get(0).clone();

    encoder.encodeTexts(List.of("something else"));
    assertThat(first.get(0)).isEqualTo(copy);

    first.get(0)[0] = 42;
    assertThat(encoder.encodeTexts(texts(1)).get(0)).isEqualTo(copy);
  }

  @Test
  void preparedImagesHaveTheSameVectorsToTheBit() {
    List<RgbImage> images = images(12);
    List<byte[]> before = images.stream().map(image -> image.pixels().clone()).toList();

    List<RgbImage> prepared = images.stream().map(encoder::prepare).toList();
    List<RgbImage> preparedTwice = prepared.stream().map(encoder::prepare).toList();

    List<float[]> expected = encoder.encodeImages(images);
    assertThat(encoder.encodeImages(prepared)).containsExactlyElementsOf(expected);
    assertThat(encoder.encodeImages(preparedTwice)).containsExactlyElementsOf(expected);
    assertThat(images.stream().map(RgbImage::pixels)).containsExactlyElementsOf(before);
  }

  @Test
  void preparingNeverMakesAnImageLarger() {
    for (RgbImage image : images(12)) {
      assertThat(encoder.prepare(image).pixels().length).isLessThanOrEqualTo(image.pixels().length);
    }
  }

  @Test
  void imagesOfAnySizeAreTaken() {
    List<RgbImage> odd =
        List.of(
            image(1, 1, 1),
            image(2, 1, 2),
            image(1, 10_000, 3),
            image(10_000, 1, 4),
            image(3, 5_001, 5),
            image(223, 225, 6));

    assertThat(encoder.encodeImages(odd))
        .hasSize(6)
        .allSatisfy(vector -> assertThat(dot(vector, vector)).isCloseTo(1, within(1e-4)));
  }

  @Test
  void textsOfAnyLengthAndLanguageAreTaken() {
    List<String> odd =
        List.of(
            "",
            " \t\n",
            "\0",
            "東京の夜",
            "собака в парке",
            "🚗 👩‍👩‍👧 🇫🇷",
            "שלום עולם, مرحبا بالعالم",
            "e\u0301\u0323 and \u0301 alone",
            "half a pair: \ud83d",
            "\udc36\ud83d the wrong way round",
            " ".repeat(1_000_000),
            "\0".repeat(1_000_000),
            "\ud83d".repeat(500_000),
            "🐶".repeat(500_000),
            "a" + "\u0301".repeat(500_000),
            "word ".repeat(200_000),
            "x".repeat(1_000_000));

    assertThat(encoder.encodeTexts(odd))
        .hasSize(odd.size())
        .allSatisfy(vector -> assertThat(dot(vector, vector)).isCloseTo(1, within(1e-4)));
  }

  @Test
  void threadsGetTheSameBitsAsOneAlone() throws Exception {
    List<String> texts = texts(20);
    List<RgbImage> images = images(20);
    List<float[]> expectedTexts = encoder.encodeTexts(texts);
    List<float[]> expectedImages = encoder.encodeImages(images);
    Callable<Void> work =
        () -> {
          for (int round = 0; round < 5; round++) {
            assertThat(encoder.encodeTexts(texts)).containsExactlyElementsOf(expectedTexts);
            assertThat(encoder.encodeImages(images)).containsExactlyElementsOf(expectedImages);
          }
          return null;
        };

    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<Void> result : threads.invokeAll(Collections.nCopies(4, work))) {
        result.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void closingWaitsForRunningCallsAndRefusesLaterOnes() throws Exception {
    List<RgbImage> images = images(20);
    List<float[]> expected = encoder.encodeImages(images);
    Callable<Integer> encodeUntilClosed =
        () -> {
          int calls = 0;
          while (true) {
            try {
              assertThat(encoder.encodeImages(images)).containsExactlyElementsOf(expected);
              calls++;
            } catch (AlreadyClosedException e) {
              return calls;
            }
          }
        };

    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Integer> first = threads.submit(encodeUntilClosed);
      Future<Integer> second = threads.submit(encodeUntilClosed);
      encoder.encodeImages(images);
      encoder.close();

      assertThat(first.get()).isNotNegative();
      assertThat(second.get()).isNotNegative();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void afterClosingOnlyTheIdentityRemains() {
    EncoderIdentity identity = encoder.identity();

    encoder.close();
    encoder.close();

    assertThat(encoder.identity()).isEqualTo(identity);
    assertThatThrownBy(() -> encoder.encodeTexts(List.of("a dog")))
        .isInstanceOf(AlreadyClosedException.class);
    assertThatThrownBy(() -> encoder.encodeImages(images(1)))
        .isInstanceOf(AlreadyClosedException.class);
    assertThatThrownBy(() -> encoder.encodeTexts(List.of()))
        .isInstanceOf(AlreadyClosedException.class);
  }

  private static List<String> texts(int count) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // different from the beginning on, for encoders that look at a few words only
      String subject = SUBJECTS.get(i % SUBJECTS.size());
      texts.add(subject + ", number " + i + " of many" + " in a field".repeat(i % 5));
    }
    return texts;
  }

  private static List<RgbImage> images(int count) {
    List<RgbImage> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      images.add(image(40 + 37 * i % 400, 30 + 53 * i % 300, i));
    }
    return images;
  }

  /** Coloured rectangles, so that images differ from each other as photos do, not as noise does. */
  private static RgbImage image(int width, int height, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[3 * width * height];
    for (int rectangle = 0; rectangle < 12; rectangle++) {
      int left = random.nextInt(width);
      int top = random.nextInt(height);
      int right = rectangle == 0 ? width : left + 1 + random.nextInt(width);
      int bottom = rectangle == 0 ? height : top + 1 + random.nextInt(height);
      byte[] colour = new byte[3];
      random.nextBytes(colour);
      for (int y = rectangle == 0 ? 0 : top; y < Math.min(height, bottom); y++) {
        for (int x = rectangle == 0 ? 0 : left; x < Math.min(width, right); x++) {
          System.arraycopy(colour, 0, pixels, 3 * (y * width + x), 3);
        }
      }
    }
    return new RgbImage(width, height, pixels);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
