package io.github.clipsearch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoInfo;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Detectors look at millions of frames: they make their buffers once, for each video. */
class DetectorAllocationTest {
  private static final int FRAMES = 1_000;

  /** Lists of cuts are allocated, and there are few cuts. */
  private static final long BYTES_PER_FRAME = 2;

  private final Pan pan = new Pan();

  private static List<SceneDetector> detectors() {
    return List.of(
        ContentDetector.withDefaults(),
        ContentDetector.builder().weights(new ContentWeights(1, 1, 1, 1)).build(),
        AdaptiveDetector.withDefaults(),
        ThresholdDetector.withDefaults(),
        HistogramDetector.withDefaults(),
        HashDetector.withDefaults(),
        TransitionDetector.withDefaults());
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void aThousandFramesAllocateNextToNothing(SceneDetector detector) {
    ThreadMXBean thread = meter();
    run(detector.open(pan.info()), thread); // loads classes

    long bytes = run(detector.open(pan.info()), thread);

    assertThat(bytes).as(detector.describe()).isLessThanOrEqualTo(FRAMES * BYTES_PER_FRAME);
  }

  @Test
  void aBoxedNumberForEachFrameWouldBeNoticed() {
    SceneDetector.Session boxing = frame -> List.of(1_000 + frame.number());

    assertThat(run(boxing, meter())).isGreaterThan(FRAMES * BYTES_PER_FRAME);
  }

  private static ThreadMXBean meter() {
    assumeTrue(
        ManagementFactory.getThreadMXBean() instanceof ThreadMXBean thread
            && thread.isThreadAllocatedMemorySupported(),
        "skipped: this JVM does not count the bytes that a thread allocates");
    return (ThreadMXBean) ManagementFactory.getThreadMXBean();
  }

  private long run(SceneDetector.Session session, ThreadMXBean thread) {
    long id = Thread.currentThread().getId();
    int cuts = 0;
    long before = thread.getThreadAllocatedBytes(id);
    for (int i = 0; i < FRAMES; i++) {
      pan.number = i;
      cuts += session.accept(pan).size();
    }
    long bytes = thread.getThreadAllocatedBytes(id) - before;
    assertThat(cuts).isLessThan(FRAMES + 1);
    return bytes;
  }

  /** A camera that sweeps over two landscapes in turn, 200 frames each. */
  private static final class Pan implements Frame {
    private final byte[][] landscapes = {DrawnVideo.landscape(1), DrawnVideo.landscape(2)};
    private int number;

    VideoInfo info() {
      return new VideoInfo(
          DrawnVideo.WIDTH,
          DrawnVideo.HEIGHT,
          0,
          25,
          OptionalDouble.empty(),
          OptionalLong.empty(),
          "drawn",
          "drawn");
    }

    @Override
    public long number() {
      return number;
    }

    @Override
    public double time() {
      return number / 25.0;
    }

    @Override
    public int width() {
      return DrawnVideo.WIDTH;
    }

    @Override
    public int height() {
      return DrawnVideo.HEIGHT;
    }

    @Override
    public void readRgb(int width, int height, byte[] target) {
      byte[] landscape = landscapes[number / 200 % 2];
      int left = Math.abs(number % (2 * width) - width);
      for (int y = 0; y < height; y++) {
        int from = 3 * (y * 2 * width + left);
        System.arraycopy(landscape, from, target, 3 * y * width, 3 * width);
      }
    }
  }
}
