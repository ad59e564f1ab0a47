package io.github.clipsearch.scene;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoInfo;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Finds hard cuts by the change of colour and brightness from frame to frame.
 *
 * <p>The algorithm of PySceneDetect's {@code ContentDetector} (0.7, {@code
 * scenedetect/detectors/content_detector.py}, default weights): frames are scaled so that the
 * longer side has 256 pixels and converted to hue, saturation and value; a frame's score is the
 * mean over the three of the mean absolute difference to the frame before, in levels. A frame that
 * reaches the threshold starts a new scene, unless the scene before would be too short.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class ContentDetector implements SceneDetector {
  private final double threshold;
  private final int minimumSceneFrames;
  private final ShortScenes shortScenes;

  private ContentDetector(Builder builder) {
    threshold = builder.threshold;
    minimumSceneFrames = builder.minimumSceneFrames;
    shortScenes = builder.shortScenes;
  }

  /**
   * The detector with the reference's defaults: threshold 27, at least 15 frames per scene, short
   * scenes merged.
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
    return new ContentSession(video);
  }

  @Override
  public String describe() {
    return "content(threshold=%s, minimumSceneFrames=%d, shortScenes=%s)"
        .formatted(threshold, minimumSceneFrames, shortScenes);
  }

  /** Settings for a {@link ContentDetector}. Belongs to one thread. */
  public static final class Builder {
    private double threshold = 27;
    private int minimumSceneFrames = 15;
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
      if (!(threshold > 0) || Double.isInfinite(threshold)) {
        throw new IllegalArgumentException("threshold must be above 0, not " + threshold);
      }
      this.threshold = threshold;
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
      if (frames < 0) {
        throw new IllegalArgumentException("minimumSceneFrames must be at least 0, not " + frames);
      }
      this.minimumSceneFrames = frames;
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
    private final DetectionSize size;
    private final byte[] rgb;
    private final MinimumLengthFilter filter;
    private HsvPlanes current;
    private HsvPlanes previous;
    private boolean first = true;

    ContentSession(VideoInfo video) {
      size = DetectionSize.of(video);
      rgb = new byte[3 * size.pixels()];
      current = new HsvPlanes(size.pixels());
      previous = new HsvPlanes(size.pixels());
      filter = new MinimumLengthFilter(shortScenes, minimumSceneFrames, video.frameRate());
    }

    @Override
    public List<Long> accept(Frame frame) {
      frame.readRgb(size.width(), size.height(), rgb);
      current.convert(rgb);
      double score = first ? 0 : score();
      first = false;
      HsvPlanes swap = previous;
      previous = current;
      current = swap;
      OptionalLong cut = filter.accept(frame, score >= threshold);
      return cut.isPresent() ? List.of(cut.getAsLong()) : List.of();
    }

    @Override
    public OptionalLong undecidedCut() {
      return filter.undecidedCut();
    }

    private double score() {
      return (HsvPlanes.meanDifference(current.hue, previous.hue)
              + HsvPlanes.meanDifference(current.saturation, previous.saturation)
              + HsvPlanes.meanDifference(current.value, previous.value))
          / 3;
    }
  }
}
