package io.github.clipsearch.scene;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoInfo;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Finds hard cuts by the change of colour and brightness, and of edges if wanted, from frame to
 * frame.
 *
 * <p>The algorithm of PySceneDetect's {@code ContentDetector} (0.7.1, {@code
 * scenedetect/detectors/content_detector.py}): frames are scaled so that the longer side has 256
 * pixels and converted to hue, saturation and value; a frame's score is the weighted mean of the
 * mean absolute differences to the frame before, in levels. A frame that reaches the threshold
 * starts a new scene, unless a scene would be too short.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class ContentDetector implements ScoringDetector {
  private final double threshold;
  private final ContentWeights weights;
  private final int kernelSize;
  private final MinimumLength minimumLength;
  private final ShortScenes shortScenes;

  private ContentDetector(Builder builder) {
    threshold = builder.threshold;
    weights = builder.weights;
    kernelSize = builder.kernelSize;
    minimumLength = builder.minimumLength;
    shortScenes = builder.shortScenes;
  }

  /**
   * The detector with the reference's defaults: threshold 27, hue, saturation and luma alike, at
   * least 15 frames per scene, short scenes merged.
   *
   * @return the detector
   */
  public static ContentDetector withDefaults() {
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
    return new ContentSession(
        video, new ContentMeter(video, weights, kernelSize, false), (number, time, scores) -> {});
  }

  @Override
  public Session open(VideoInfo video, FrameScores scores) {
    return new ContentSession(video, new ContentMeter(video, weights, kernelSize, true), scores);
  }

  @Override
  public List<String> scoreNames() {
    return ContentMeter.SCORE_NAMES;
  }

  @Override
  public String describe() {
    return "content(threshold=%s, %s, %s, shortScenes=%s)"
        .formatted(
            threshold,
            ContentMeter.describe(weights, kernelSize),
            minimumLength.describe(),
            shortScenes);
  }

  /** Settings for a {@link ContentDetector}. Belongs to one thread. */
  public static final class Builder {
    private double threshold = 27;
    private ContentWeights weights = ContentWeights.DEFAULT;
    private int kernelSize = ContentMeter.AUTOMATIC_KERNEL;
    private MinimumLength minimumLength = MinimumLength.ofFrames(15);
    private ShortScenes shortScenes = ShortScenes.MERGE;

    private Builder() {}

    /**
     * The score that makes a cut. Lower finds more cuts, and more false ones.
     *
     * @param threshold above 0, in levels of 0 to 255; default 27
     * @return this builder
     * @throws IllegalArgumentException when it is not above 0
     */
    public Builder threshold(double threshold) {
      this.threshold = Settings.positive("threshold", threshold);
      return this;
    }

    /**
     * How much hue, saturation, luma and edges count.
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
     * How wide edges are made before they are compared; a wide one forgives noise and slow
     * movement. Without this call it follows from the size of the picture: 5 pixels for 256 x 144.
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
     * The shortest scene. It counts in time: so many frames at the video's average frame rate.
     *
     * @param frames at least 0; 0 allows scenes of one frame; default 15
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
     * What becomes of scenes that would be too short.
     *
     * @param shortScenes default {@link ShortScenes#MERGE}
     * @return this builder
     */
    public Builder shortScenes(ShortScenes shortScenes) {
      this.shortScenes = Objects.requireNonNull(shortScenes, "shortScenes");
      return this;
    }

    /**
     * Makes the detector.
     *
     * @return an immutable detector
     */
    public ContentDetector build() {
      return new ContentDetector(this);
    }
  }

  private final class ContentSession implements Session {
    private final ContentMeter meter;
    private final FrameScores listener;
    private final MinimumLengthFilter filter;

    ContentSession(VideoInfo video, ContentMeter meter, FrameScores listener) {
      this.meter = meter;
      this.listener = listener;
      filter = new MinimumLengthFilter(shortScenes, minimumLength, video.frameRate());
    }

    @Override
    public List<Long> accept(Frame frame) {
      double score = meter.measure(frame);
      listener.onFrame(frame.number(), frame.time(), meter.scores());
      OptionalLong cut = filter.accept(frame, score >= threshold);
      return cut.isPresent() ? List.of(cut.getAsLong()) : List.of();
    }

    @Override
    public OptionalLong undecidedCut() {
      return filter.undecidedCut();
    }
  }
}
