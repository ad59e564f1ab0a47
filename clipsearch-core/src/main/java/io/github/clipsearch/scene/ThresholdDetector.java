package io.github.clipsearch.scene;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoInfo;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Finds fades through black, or through white: {@code ThresholdDetector} of PySceneDetect 0.7.1
 * ({@code scenedetect/detectors/threshold_detector.py}). When the mean brightness of a frame has
 * passed the threshold and comes back, a new scene starts between the two moments; the bias says
 * where. Cuts without a fade are not found.
 *
 * <p>The bias counts in frames. While the picture is black the new scene's start is open, so a
 * detector session announces an undecided cut for as long as a fade lasts.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class ThresholdDetector implements ScoringDetector {
  private static final List<String> SCORE_NAMES = List.of("average_rgb");

  private final int threshold;
  private final FadeMethod method;
  private final double fadeBias;
  private final boolean addFinalScene;
  private final MinimumLength minimumLength;

  private ThresholdDetector(Builder builder) {
    threshold = builder.threshold;
    method = builder.method;
    fadeBias = builder.fadeBias;
    addFinalScene = builder.addFinalScene;
    minimumLength = builder.minimumLength;
  }

  /**
   * The detector with the reference's defaults: fades below a mean of 12, cut in the middle of the
   * fade, at least 15 frames per scene.
   *
   * @return the detector
   */
  public static ThresholdDetector withDefaults() {
    return builder().build();
  }

  /**
   * Starts from the reference's defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Session open(VideoInfo video) {
    return new FadeSession(video, (number, time, scores) -> {});
  }

  @Override
  public Session open(VideoInfo video, FrameScores scores) {
    return new FadeSession(video, scores);
  }

  @Override
  public List<String> scoreNames() {
    return SCORE_NAMES;
  }

  @Override
  public String describe() {
    return "threshold(threshold=%d, method=%s, fadeBias=%s, addFinalScene=%s, %s)"
        .formatted(threshold, method, fadeBias, addFinalScene, minimumLength.describe());
  }

  /** Settings for a {@link ThresholdDetector}. Belongs to one thread. */
  public static final class Builder {
    private int threshold = 12;
    private FadeMethod method = FadeMethod.FLOOR;
    private double fadeBias;
    private boolean addFinalScene;
    private MinimumLength minimumLength = MinimumLength.ofFrames(15);

    private Builder() {}

    /**
     * The brightness that a fade passes.
     *
     * @param threshold mean of all red, green and blue values, from 1 to 255; default 12
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder threshold(int threshold) {
      this.threshold = Settings.between("threshold", threshold, 1, 255);
      return this;
    }

    /**
     * Whether fades to black or to white are looked for.
     *
     * @param method default {@link FadeMethod#FLOOR}
     * @return this builder
     */
    public Builder method(FadeMethod method) {
      this.method = Objects.requireNonNull(method, "method");
      return this;
    }

    /**
     * Where between fading out and fading in the new scene starts.
     *
     * @param fadeBias from -1 (the first frame beyond the threshold) over 0 (the middle, the
     *     default) to 1 (the first frame that has come back)
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder fadeBias(double fadeBias) {
      this.fadeBias = Settings.between("fadeBias", fadeBias, -1, 1);
      return this;
    }

    /**
     * Makes the black after a last fade-out a scene of its own.
     *
     * @return this builder
     */
    public Builder addFinalScene() {
      this.addFinalScene = true;
      return this;
    }

    /**
     * The shortest scene, from one fade-in to the next. It counts in time: so many frames at the
     * video's average frame rate.
     *
     * @param frames at least 0; default 15
     * @return this builder
     * @throws IllegalArgumentException when it is negative
     */
    public Builder minimumSceneFrames(int frames) {
      minimumLength = MinimumLength.ofFrames(frames);
      return this;
    }

    /**
     * The shortest scene in seconds, instead of frames.
     *
     * @param seconds at least 0
     * @return this builder
     * @throws IllegalArgumentException when it is negative
     */
    public Builder minimumSceneSeconds(double seconds) {
      minimumLength = MinimumLength.ofSeconds(seconds);
      return this;
    }

    /**
     * Makes the detector.
     *
     * @return an immutable detector
     */
    public ThresholdDetector build() {
      return new ThresholdDetector(this);
    }
  }

  private final class FadeSession implements Session {
    private final FrameScores listener;
    private final DetectionSize size;
    private final byte[] rgb;
    private final MinimumLength.Rule minimum;
    private final double[] scores = new double[1];
    private boolean started;
    private boolean fadedOut;
    private long fadeOut;
    private long lastNumber;
    private double lastTime;
    private long lastFadeIn;
    private double lastFadeInTime;

    FadeSession(VideoInfo video, FrameScores listener) {
      this.listener = listener;
      size = DetectionSize.of(video);
      rgb = new byte[3 * size.pixels()];
      minimum = minimumLength.at(video.frameRate());
    }

    @Override
    public List<Long> accept(Frame frame) {
      frame.readRgb(size.width(), size.height(), rgb);
      double brightness = mean(rgb);
      scores[0] = brightness;
      listener.onFrame(frame.number(), frame.time(), scores);
      lastNumber = frame.number();
      lastTime = frame.time();
      if (!started) {
        started = true;
        // As the reference does for either method.
        fadedOut = brightness < threshold;
        fadeOut = lastNumber;
        rememberFadeIn();
        return List.of();
      }
      boolean beyond =
          method == FadeMethod.FLOOR ? brightness < threshold : brightness >= threshold;
      if (!fadedOut && beyond) {
        fadedOut = true;
        fadeOut = lastNumber;
      } else if (fadedOut && !beyond) {
        fadedOut = false;
        return fadeIn();
      }
      return List.of();
    }

    @Override
    public OptionalLong undecidedCut() {
      if (!fadedOut) {
        return OptionalLong.empty();
      }
      long earliest = addFinalScene ? fadeOut : split(lastNumber + 1);
      return earliest <= lastNumber ? OptionalLong.of(earliest) : OptionalLong.empty();
    }

    @Override
    public List<Long> finish() {
      boolean finalScene = fadedOut && addFinalScene && fadeOut > 0 && isLongEnough();
      return finalScene ? List.of(fadeOut) : List.of();
    }

    private List<Long> fadeIn() {
      if (!isLongEnough()) {
        return List.of();
      }
      rememberFadeIn();
      long cut = split(lastNumber);
      // A video that starts black has no scene before its first frame.
      return cut > 0 ? List.of(cut) : List.of();
    }

    private long split(long fadeIn) {
      return fadeOut + (long) Math.rint((fadeIn - fadeOut) * (1.0 + fadeBias) / 2.0);
    }

    private boolean isLongEnough() {
      return minimum.isMet(lastFadeIn, lastFadeInTime, lastNumber, lastTime);
    }

    private void rememberFadeIn() {
      lastFadeIn = lastNumber;
      lastFadeInTime = lastTime;
    }
  }

  private static double mean(byte[] rgb) {
    long sum = 0;
    for (byte level : rgb) {
      sum += level & 0xff;
    }
    return (double) sum / rgb.length;
  }
}
