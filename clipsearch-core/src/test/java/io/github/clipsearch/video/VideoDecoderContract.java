package io.github.clipsearch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.AlreadyClosedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What every {@link VideoDecoder} does. Implementers extend this class and say how to make a
 * decoder and a video; the decoder must be registered for {@link ServiceLoader}.
 */
public abstract class VideoDecoderContract extends HostileFilesContract {
  private static final int THREADS = 8;

  /** For subclasses. */
  protected VideoDecoderContract() {}

  @Test
  void framesAreNumberedAndTimedInOrder(@TempDir Path folder) throws IOException {
    List<Long> numbers = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    try (VideoStream stream = decoder().open(clip(folder.resolve("clip.mp4")))) {
      while (stream.advance()) {
        numbers.add(stream.frame().number());
        times.add(stream.frame().time());
      }

      assertThat(stream.advance()).as("advancing beyond the end").isFalse();
      assertThat(stream.warnings()).isEmpty();
    }

    assertThat(numbers).hasSize(FRAMES);
    for (int i = 0; i < FRAMES; i++) {
      assertThat(numbers.get(i)).isEqualTo(i);
      assertThat(times.get(i)).isCloseTo((double) i / FRAMES_PER_SECOND, within(0.001));
    }
  }

  @Test
  void keptFramesStayAsTheyWereWhileTheStreamAdvances(@TempDir Path folder) throws IOException {
    List<byte[]> seen = new ArrayList<>();
    List<KeptFrame> kept = new ArrayList<>();
    try (VideoStream stream = decoder().open(clip(folder.resolve("clip.mp4")))) {
      while (stream.advance()) {
        seen.add(stream.frame().image().pixels());
        kept.add(stream.frame().keep());
      }

      for (int i = 0; i < FRAMES; i++) {
        assertThat(kept.get(i).number()).isEqualTo(i);
        assertThat(kept.get(i).time()).isCloseTo((double) i / FRAMES_PER_SECOND, within(0.001));
        assertThat(kept.get(i).bytes()).isPositive();
        assertThat(kept.get(i).image().pixels()).isEqualTo(seen.get(i));
      }
      kept.subList(0, FRAMES / 2).forEach(KeptFrame::close);
      kept.subList(0, FRAMES / 2).forEach(KeptFrame::close);
      assertThat(kept.get(FRAMES - 1).image().pixels()).isEqualTo(seen.get(FRAMES - 1));
    }
    kept.forEach(KeptFrame::close);
  }

  @Test
  void theHeaderIsDescribed(@TempDir Path folder) throws IOException {
    VideoInfo info;
    try (VideoStream stream = decoder().open(clip(folder.resolve("clip.mp4")))) {
      info = stream.info();
    }

    assertThat(info.width()).isEqualTo(WIDTH);
    assertThat(info.height()).isEqualTo(HEIGHT);
    assertThat(info.rotation()).isZero();
    assertThat(info.frameRate()).isCloseTo(FRAMES_PER_SECOND, within(0.01));
    assertThat(info.duration()).hasValueCloseTo(2.4, within(0.1));
    assertThat(info.frameCount()).hasValue(FRAMES);
    assertThat(info.container()).isNotBlank();
    assertThat(info.codec()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"96, 64", "33, 17", "4, 4", "500, 300", "96, 16"})
  void picturesHaveTheRightContentAtAnySize(int width, int height, @TempDir Path folder)
      throws IOException {
    byte[] pixels = new byte[3 * width * height];
    try (VideoStream stream = decoder().open(clip(folder.resolve("clip.mp4")))) {
      for (int i = 0; stream.advance(); i++) {
        stream.frame().readRgb(width, height, pixels);

        TestCard.assertShows(new RgbImage(width, height, pixels), i);
      }
    }
  }

  @Test
  void fullSizePicturesStayValid(@TempDir Path folder) throws IOException {
    List<RgbImage> pictures = new ArrayList<>();
    try (VideoStream stream = decoder().open(clip(folder.resolve("clip.mp4")))) {
      while (stream.advance()) {
        assertThat(stream.frame().width()).isEqualTo(WIDTH);
        assertThat(stream.frame().height()).isEqualTo(HEIGHT);
        pictures.add(stream.frame().image());
      }
    }

    for (int i = 0; i < FRAMES; i++) {
      assertThat(pictures.get(i).width()).isEqualTo(WIDTH);
      assertThat(pictures.get(i).height()).isEqualTo(HEIGHT);
      TestCard.assertShows(pictures.get(i), i);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 64", "96, 1", "7, 5", "96, 64", "97, 65", "203, 101"})
  void readingWritesTheAskedBytesAndNoMore(int width, int height, @TempDir Path folder)
      throws IOException {
    int size = 3 * width * height;
    byte[] once = new byte[size + 1000];
    byte[] twice = new byte[size + 1000];
    Arrays.fill(once, (byte) 0x55);
    Arrays.fill(twice, (byte) 0xaa);
    try (VideoStream stream = decoder().open(clip(folder.resolve("clip.mp4")))) {
      stream.advance();

      stream.frame().readRgb(width, height, once);
      stream.frame().readRgb(width, height, twice);
    }

    assertThat(Arrays.copyOf(once, size))
        .as("every asked byte is written, whatever was there before")
        .isEqualTo(Arrays.copyOf(twice, size));
    assertThat(Arrays.copyOfRange(once, size, size + 1000)).containsOnly(0x55);
  }

  @Test
  void impossibleSizesAreRefused(@TempDir Path folder) throws IOException {
    try (VideoStream stream = decoder().open(clip(folder.resolve("clip.mp4")))) {
      stream.advance();
      Frame frame = stream.frame();

      assertThatIllegalArgumentException()
          .isThrownBy(() -> frame.readRgb(0, 4, new byte[100]))
          .withMessageContaining("0 x 4");
      assertThatIllegalArgumentException().isThrownBy(() -> frame.readRgb(4, -1, new byte[100]));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> frame.readRgb(4, 4, new byte[47]))
          .withMessageContaining("48");
      TestCard.assertShows(frame.image(), 0);
    }
  }

  @Test
  void thereIsNoFrameBeforeTheFirstAndAfterTheLast(@TempDir Path folder) throws IOException {
    try (VideoStream stream = decoder().open(clip(folder.resolve("clip.mp4")))) {
      assertThatIllegalStateException().isThrownBy(stream::frame);

      while (stream.advance()) {
        assertThat(stream.frame()).isNotNull();
      }

      assertThatIllegalStateException().isThrownBy(stream::frame);
    }
  }

  @Test
  void aFrameIsGoneWhenTheStreamGoesOn(@TempDir Path folder) throws IOException {
    Frame second;
    try (VideoStream stream = decoder().open(clip(folder.resolve("clip.mp4")))) {
      stream.advance();
      Frame first = stream.frame();
      stream.advance();
      second = stream.frame();

      assertThatIllegalStateException().isThrownBy(first::image);
      TestCard.assertShows(second.image(), 1);
    }
    assertThatIllegalStateException().isThrownBy(second::image);
  }

  @Test
  void closingTwiceIsAllowedAndUseAfterwardsIsRefused(@TempDir Path folder) throws IOException {
    Path file = clip(folder.resolve("clip.mp4"));
    VideoStream stream = decoder().open(file);
    VideoInfo info = stream.info();
    stream.advance();

    stream.close();
    stream.close();

    assertThatExceptionOfType(AlreadyClosedException.class)
        .isThrownBy(stream::advance)
        .withMessageContaining("clip.mp4");
    assertThatExceptionOfType(AlreadyClosedException.class).isThrownBy(stream::frame);
    assertThat(stream.info()).isEqualTo(info);
    assertThat(stream.warnings()).isEmpty();
    Files.delete(file);
  }

  @Test
  void oneFileIsReadByTwoStreamsAtATime(@TempDir Path folder) throws IOException {
    Path file = clip(folder.resolve("clip.mp4"));
    try (VideoStream ahead = decoder().open(file);
        VideoStream behind = decoder().open(file)) {
      for (int i = 0; i < 5; i++) {
        ahead.advance();
      }
      behind.advance();

      TestCard.assertShows(ahead.frame().image(), 4);
      TestCard.assertShows(behind.frame().image(), 0);
    }
  }

  @Test
  void manyThreadsOpenDecodeAndCloseAtOnce(@TempDir Path folder) throws Exception {
    Path file = clip(folder.resolve("clip.mp4"));
    VideoDecoder decoder = decoder();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 0; i < 10 * THREADS; i++) {
        counts.add(threads.submit(() -> decodeAll(decoder, file)));
      }

      for (Future<Integer> count : counts) {
        assertThat(count.get(60, TimeUnit.SECONDS)).isEqualTo(FRAMES);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int decodeAll(VideoDecoder decoder, Path file) {
    int frames = 0;
    byte[] pixels = new byte[3 * 16 * 16];
    try (VideoStream stream = decoder.open(file)) {
      while (stream.advance()) {
        stream.frame().readRgb(16, 16, pixels);
        TestCard.assertShows(new RgbImage(16, 16, pixels), frames);
        frames++;
      }
    }
    return frames;
  }

  @Test
  void theProcessEndsAfterDecoding(@TempDir Path folder) throws Exception {
    Path intact = clip(folder.resolve("clip.mp4"));
    // errors in a decoder's own threads are what keeps processes alive
    byte[] content = Files.readAllBytes(intact);
    Arrays.fill(content, content.length / 4, content.length / 3, (byte) 0);
    Path damaged = Files.write(folder.resolve("damaged.mp4"), content);
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DecodeInOwnProcess.class.getName(),
                decoder().name(),
                intact.toString(),
                damaged.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the process ends by itself").isTrue();
      assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void theDecoderIsFoundByItsName() {
    assertThat(ServiceLoader.load(VideoDecoder.class))
        .extracting(VideoDecoder::name)
        .contains(decoder().name());
    assertThat(decoder().name()).isLowerCase();
  }
}
