package io.github.clipsearch.scene;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoInfo;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * Cuts that you know already, instead of detecting them: from an editor, from another program, or
 * corrected by hand. Cuts beyond the end of a video, and a cut at its very beginning, are ignored.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class FixedCuts implements SceneDetector {
  /** What timestamps written with milliseconds differ from the true ones by at most. */
  private static final double ROUNDING = 0.0005;

  private final boolean byTime;
  private final double[] cuts;

  private FixedCuts(boolean byTime, double[] cuts) {
    this.byTime = byTime;
    this.cuts = Arrays.stream(cuts).sorted().distinct().toArray();
  }

  /**
   * Cuts by frame number.
   *
   * @param firstFrames numbers of the first frames of scenes, 0-based, in any order
   * @return the detector
   * @throws IllegalArgumentException when one is negative
   */
  public static FixedCuts atFrames(Collection<Long> firstFrames) {
    for (long number : firstFrames) {
      if (number < 0) {
        throw new IllegalArgumentException("a cut is at frame 0 or later, not " + number);
      }
    }
    return new FixedCuts(false, firstFrames.stream().mapToDouble(Long::doubleValue).toArray());
  }

  /**
   * Cuts by time. A scene starts with the first frame that is presented at that time or later,
   * where half a millisecond is forgiven.
   *
   * @param seconds presentation times, in any order
   * @return the detector
   * @throws IllegalArgumentException when one is negative or not finite
   */
  public static FixedCuts atTimes(Collection<Double> seconds) {
    for (double time : seconds) {
      if (!(time >= 0) || Double.isInfinite(time)) {
        throw new IllegalArgumentException("a cut is at 0 seconds or later, not " + time);
      }
    }
    return new FixedCuts(true, seconds.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /**
   * Reads the scene list that {@code SceneFormat.csv()} writes, or PySceneDetect's {@code
   * list-scenes}: the column {@code Start Frame} (1-based) where there is one, else {@code Start
   * Time (seconds)}. Lines before the one with the columns' names are skipped.
   *
   * @param csv comma-separated values in UTF-8
   * @return the detector
   * @throws io.github.clipsearch.InvalidRequestException when the file cannot be read or holds
   *     something else
   */
  public static FixedCuts readCsv(Path csv) {
    return SceneListReader.read(csv);
  }

  @Override
  public Session open(VideoInfo video) {
    return new Session() {
      private int next;

      @Override
      public List<Long> accept(Frame frame) {
        int before = next;
        double reached = byTime ? frame.time() + ROUNDING : frame.number();
        while (next < cuts.length && cuts[next] <= reached) {
          next++;
        }
        return next > before && frame.number() > 0 ? List.of(frame.number()) : List.of();
      }
    };
  }

  @Override
  public String describe() {
    return "fixed(%s=%d, sha256=%s)".formatted(byTime ? "times" : "frames", cuts.length, digest());
  }

  private String digest() {
    ByteBuffer bytes = ByteBuffer.allocate(cuts.length * Double.BYTES);
    bytes.asDoubleBuffer().put(cuts);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.array());
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
