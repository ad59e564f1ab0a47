package io.github.clipsearch.scene;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoInfo;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds cuts by the distribution of brightness: {@code HistogramDetector} of PySceneDetect 0.7.1
 * ({@code scenedetect/detectors/histogram_detector.py}). A frame whose luma histogram correlates
 * with that of the frame before by no more than 1 minus the threshold starts a new scene, unless
 * too little time has passed since the last cut. Movement inside the picture changes little; fades
 * and pictures of few grey levels change much, so expect false cuts there.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class HistogramDetector implements ScoringDetector {
  private final double threshold;
  private final int bins;
  private final MinimumLength minimumLength;

  private HistogramDetector(Builder builder) {
    threshold = builder.threshold;
    bins = builder.bins;
    minimumLength = builder.minimumLength;
  }

  /**
   * The detector with the reference's defaults: threshold 0.05, 256 bins, at least 15 frames per
   * scene.
   *
   * @return the detector
   */
  public static HistogramDetector withDefaults() {
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
    return new HistogramSession(video, (number, time, scores) -> {});
  }

  @Override
  public Session open(VideoInfo video, FrameScores scores) {
    return new HistogramSession(video, scores);
  }

  @Override
  public List<String> scoreNames() {
    return List.of("hist_diff [bins=" + bins + "]");
  }

  @Override
  public String describe() {
    return "histogram(threshold=%s, bins=%d, %s)"
        .formatted(threshold, bins, minimumLength.describe());
  }

  /** Settings for a {@link HistogramDetector}. Belongs to one thread. */
  public static final class Builder {
    private double threshold = 0.05;
    private int bins = 256;
    private MinimumLength minimumLength = MinimumLength.ofFrames(15);

    private Builder() {}

    /**
     * The difference that makes a cut: 1 minus the correlation. Lower finds more cuts, and more
     * false ones.
     *
     * @param threshold from 0 to 1; default 0.05
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder threshold(double threshold) {
      this.threshold = Settings.between("threshold", threshold, 0, 1);
      return this;
    }

    /**
     * Into how many classes the 256 grey levels are put.
     *
     * @param bins from 2 to 256; default 256
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder bins(int bins) {
      this.bins = Settings.between("bins", bins, 2, 256);
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
     * Makes the detector.
     *
     * @return an immutable detector
     */
    public HistogramDetector build() {
      return new HistogramDetector(this);
    }
  }

  private final class HistogramSession implements Session {
    private final FrameScores listener;
    private final DetectionSize size;
    private final byte[] rgb;
    private final MinimumLengthFilter filter;
    private final double[] scores = {Double.NaN};
    private LumaHistogram current;
    private LumaHistogram previous;
    private boolean first = true;

    HistogramSession(VideoInfo video, FrameScores listener) {
      this.listener = listener;
      size = DetectionSize.of(video);
      rgb = new byte[3 * size.pixels()];
      current = new LumaHistogram(bins);
      previous = new LumaHistogram(bins);
      filter = new MinimumLengthFilter(ShortScenes.SUPPRESS, minimumLength, video.frameRate());
    }

    @Override
    public List<Long> accept(Frame frame) {
      frame.readRgb(size.width(), size.height(), rgb);
      current.count(rgb);
      boolean different = false;
      if (!first) {
        scores[0] = current.correlation(previous);
        different = scores[0] <= 1 - threshold;
      }
      first = false;
      LumaHistogram swap = previous;
      previous = current;
      current = swap;
      listener.onFrame(frame.number(), frame.time(), scores);
      OptionalLong cut = filter.accept(frame, different);
      return cut.isPresent() ? List.of(cut.getAsLong()) : List.of();
    }
  }
}
