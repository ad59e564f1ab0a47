package io.github.clipsearch.scene;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoInfo;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Finds hard cuts where the change from frame to frame stands out among its neighbours: {@code
 * AdaptiveDetector} of PySceneDetect 0.7.1 ({@code scenedetect/detectors/adaptive_detector.py}). A
 * frame starts a new scene when its {@linkplain ContentDetector content score} is a multiple of the
 * mean of the scores around it and not small in itself, so that fast movement, where all scores are
 * high, makes no cuts. It decides as many frames late as the window is wide.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class AdaptiveDetector implements ScoringDetector {
  private final double adaptiveThreshold;
  private final double minimumContentValue;
  private final int windowWidth;
  private final ContentWeights weights;
  private final int kernelSize;
  private final MinimumLength minimumLength;

  private AdaptiveDetector(Builder builder) {
    adaptiveThreshold = builder.adaptiveThreshold;
    minimumContentValue = builder.minimumContentValue;
    windowWidth = builder.windowWidth;
    weights = builder.weights;
    kernelSize = builder.kernelSize;
    minimumLength = builder.minimumLength;
  }

  /**
   * The detector with the reference's defaults: three times the mean of two frames before and two
   * after, at least 15 levels, at least 15 frames per scene.
   *
   * @return the detector
   */
  public static AdaptiveDetector withDefaults() {
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
    return new AdaptiveSession(
        video, new ContentMeter(video, weights, kernelSize, false), (number, time, scores) -> {});
  }

  @Override
  public Session open(VideoInfo video, FrameScores scores) {
    return new AdaptiveSession(video, new ContentMeter(video, weights, kernelSize, true), scores);
  }

  @Override
  public List<String> scoreNames() {
    String luma = weights.equals(ContentWeights.LUMA_ONLY) ? "_lum" : "";
    return Stream.concat(
            ContentMeter.SCORE_NAMES.stream(),
            Stream.of("adaptive_ratio%s (w=%d)".formatted(luma, windowWidth)))
        .toList();
  }

  @Override
  public String describe() {
    return "adaptive(adaptiveThreshold=%s, minimumContentValue=%s, windowWidth=%d, %s, %s)"
        .formatted(
            adaptiveThreshold,
            minimumContentValue,
            windowWidth,
            ContentMeter.describe(weights, kernelSize),
            minimumLength.describe());
  }

  /** Settings for an {@link AdaptiveDetector}. Belongs to one thread. */
  public static final class Builder {
    private double adaptiveThreshold = 3;
    private double minimumContentValue = 15;
    private int windowWidth = 2;
    private ContentWeights weights = ContentWeights.DEFAULT;
    private int kernelSize = ContentMeter.AUTOMATIC_KERNEL;
    private MinimumLength minimumLength = MinimumLength.ofFrames(15);

    private Builder() {}

    /**
     * How many times the mean of its neighbours a frame's score must be. Lower finds more cuts, and
     * more false ones.
     *
     * @param adaptiveThreshold above 0 and at most 255; default 3
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder adaptiveThreshold(double adaptiveThreshold) {
      Settings.positive("adaptiveThreshold", adaptiveThreshold);
      this.adaptiveThreshold = Settings.between("adaptiveThreshold", adaptiveThreshold, 0, 255);
      return this;
    }

    /**
     * The least content score of a cut.
     *
     * @param minimumContentValue from 0 to 255 levels; default 15
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder minimumContentValue(double minimumContentValue) {
      this.minimumContentValue =
          Settings.between("minimumContentValue", minimumContentValue, 0, 255);
      return this;
    }

    /**
     * How many frames before, and as many after, a frame is compared with.
     *
     * @param windowWidth from 1 to 1000 frames; default 2
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder windowWidth(int windowWidth) {
      this.windowWidth = Settings.between("windowWidth", windowWidth, 1, 1000);
      return this;
    }

    /**
     * How much hue, saturation, luma and edges count in the content score.
     *
     * @param weights default {@link ContentWeights#DEFAULT}
     * @return this builder
     */
    public Builder weights(ContentWeights weights) {
      this.weights = Objects.requireNonNull(weights, "weights");
      return this;
    }

    /**
     * Looks at brightness alone: {@link ContentWeights#LUMA_ONLY}.
     *
     * @return this builder
     */
    public Builder lumaOnly() {
      return weights(ContentWeights.LUMA_ONLY);
    }

    /**
     * How wide edges are made before they are compared; see {@link
     * ContentDetector.Builder#kernelSize}.
     *
     * @param kernelSize in pixels of the scaled picture, odd and at least 3
     * @return this builder
     * @throws IllegalArgumentException when it is even or below 3
     */
    public Builder kernelSize(int kernelSize) {
      this.kernelSize = ContentMeter.requireKernelSize(kernelSize);
      return this;
    }

    /**
     * The shortest scene. It counts in time, so many frames at the video's average frame rate, and,
     * as in the reference, to the end of the window: scenes may be shorter by the window's width.
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
    public AdaptiveDetector build() {
      return new AdaptiveDetector(this);
    }
  }

  private final class AdaptiveSession implements Session {
    private final ContentMeter meter;
    private final FrameScores listener;
    private final MinimumLength.Rule minimum;
    private final ScoreWindow window = new ScoreWindow(windowWidth);
    private long lastCutNumber;
    private double lastCutTime;

    AdaptiveSession(VideoInfo video, ContentMeter meter, FrameScores listener) {
      this.meter = meter;
      this.listener = listener;
      minimum = minimumLength.at(video.frameRate());
    }

    @Override
    public List<Long> accept(Frame frame) {
      double score = meter.measure(frame);
      if (window.isEmpty()) {
        lastCutNumber = frame.number();
        lastCutTime = frame.time();
      }
      window.add(frame, score, meter.scores());
      if (!window.hasCentre()) {
        // The first frames of a video are never judged.
        if (window.size() <= windowWidth) {
          window.tell(listener, window.size() - 1, Double.NaN);
        }
        return List.of();
      }
      long target = window.centre();
      double ratio = ratio(window.score(target), window.meanOfNeighbours());
      window.tell(listener, target, ratio);
      boolean cut =
          ratio >= adaptiveThreshold
              && window.score(target) >= minimumContentValue
              && minimum.isMet(lastCutNumber, lastCutTime, frame.number(), frame.time());
      if (!cut) {
        return List.of();
      }
      lastCutNumber = window.number(target);
      lastCutTime = window.time(target);
      return List.of(lastCutNumber);
    }

    @Override
    public OptionalLong undecidedCut() {
      for (long frame = window.firstUnjudged(); frame < window.size(); frame++) {
        if (window.score(frame) >= minimumContentValue) {
          return OptionalLong.of(window.number(frame));
        }
      }
      return OptionalLong.empty();
    }

    @Override
    public List<Long> finish() {
      for (long frame = window.firstUnjudged(); frame < window.size(); frame++) {
        window.tell(listener, frame, Double.NaN);
      }
      return List.of();
    }

    private double ratio(double score, double mean) {
      if (Math.abs(mean) < 0.00001) {
        return score >= minimumContentValue ? 255 : 0;
      }
      return Math.min(score / mean, 255);
    }
  }
}
