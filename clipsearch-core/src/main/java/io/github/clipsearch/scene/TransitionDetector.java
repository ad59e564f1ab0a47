package io.github.clipsearch.scene;

import io.github.clipsearch.video.VideoInfo;
import java.util.Objects;

/**
 * Finds hard cuts, dissolves and fades, and tells them from flashes, changes of light, camera
 * movement, large moving objects and captions. It decides within three seconds of video.
 *
 * <p>The algorithm, on frames of 96 pixels on the longer side:
 *
 * <ol>
 *   <li>Two frames differ by the share of their cells (8 × 8 pixels) whose detail is not found
 *       within a short reach in the other frame, or whose colour is not: a motion-compensated block
 *       comparison that counts cells, not levels, so that dark scenes and small titles on empty
 *       ground count as bright and full ones do. Detail is brightness less that of the
 *       surroundings, which a change of light leaves alone.
 *   <li>A frame is a hard cut if its difference exceeds what is usual among its neighbours by a
 *       margin, which is smaller where nothing stirs; if all of several frames after differ so from
 *       all of several before, which a flash does not pass; and if the change is not one step of a
 *       gradual one, that is, not foretold by extrapolating its neighbours.
 *   <li>Black or white frames between two scenes, entered and left without a hard cut, are a fade:
 *       one cut, at the first frame of the new scene. With a hard cut on a side, that is the cut.
 *   <li>A dissolve is a window in which every frame is a mixture of the first and the last, in
 *       shares that grow evenly, and less detailed than both: one cut, in its middle.
 * </ol>
 *
 * <p>Sources: block comparison and twin comparison, H. Zhang, A. Kankanhalli, S. Smoliar,
 * <i>Automatic partitioning of full-motion video</i>, Multimedia Systems 1 (1993); the local
 * threshold, B. Yeo, B. Liu, <i>Rapid scene analysis on compressed videos</i>, IEEE TCSVT 5 (1995),
 * and A. Hanjalic, <i>Shot-boundary detection: unraveled and resolved?</i>, IEEE TCSVT 12 (2002);
 * the loss of detail in a dissolve, A. Alattar, <i>Detecting and compressing dissolve regions in
 * video sequences with a DVI multimedia image compression algorithm</i>, ISCAS 1993; the linear
 * transition model, C. Grana, R. Cucchiara, <i>Linear transition detection as a unified shot
 * detection approach</i>, IEEE TCSVT 17 (2007); R. Lienhart, <i>Reliable transition detection in
 * videos: a survey and practitioner's guide</i> (2001); tests on synthetic transitions, T. Souček,
 * J. Lokoč, <i>TransNet V2</i> (2020). The combination and its figures are our own.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class TransitionDetector implements SceneDetector {
  /** Goes up when the same settings find other cuts. */
  private static final int VERSION = 2;

  private static final double USUAL_FRAME_RATE = 25;

  private final double threshold;
  private final boolean gradual;
  private final double minimumSceneSeconds;
  private final ShortScenes shortScenes;

  private TransitionDetector(Builder builder) {
    threshold = builder.threshold;
    gradual = builder.gradualTransitions;
    minimumSceneSeconds = builder.minimumSceneSeconds;
    shortScenes = builder.shortScenes;
  }

  /**
   * The detector with its default settings.
   *
   * @return the detector
   */
  public static TransitionDetector withDefaults() {
    return builder().build();
  }

  /**
   * Starts from the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Session open(VideoInfo video) {
    double rate = video.frameRate() > 0 ? video.frameRate() : USUAL_FRAME_RATE;
    int frames = (int) Math.min(Integer.MAX_VALUE, Math.round(minimumSceneSeconds * rate));
    // a scene has at least one frame, also where the frames are far apart
    int minimumFrames = minimumSceneSeconds > 0 ? Math.max(1, frames) : 0;
    return new TransitionSession(
        video,
        threshold,
        gradual,
        new MinimumLengthFilter(shortScenes, minimumFrames, video.frameRate()));
  }

  @Override
  public String describe() {
    return "transition(threshold=%s, gradual=%s, minimumSceneSeconds=%s, shortScenes=%s, version=%d)"
        .formatted(threshold, gradual, minimumSceneSeconds, shortScenes, VERSION);
  }

  /** Settings for a {@link TransitionDetector}. Belongs to one thread. */
  public static final class Builder {
    private double threshold = 0.4;
    private boolean gradualTransitions = true;
    private double minimumSceneSeconds = 0.25;
    private ShortScenes shortScenes = ShortScenes.SUPPRESS;

    private Builder() {}

    /**
     * How much of the picture a hard cut must renew beyond what its surroundings do; where nothing
     * stirs, five eighths of that are enough. Lower finds more cuts, and more false ones.
     *
     * @param threshold a share of the picture, above 0 and below 1; default 0.4
     * @return this builder
     * @throws IllegalArgumentException when it is not between 0 and 1
     */
    public Builder threshold(double threshold) {
      if (!(threshold > 0 && threshold < 1)) {
        throw new IllegalArgumentException(
            "threshold must be above 0 and below 1, not " + threshold);
      }
      this.threshold = threshold;
      return this;
    }

    /**
     * Whether dissolves and fades through black or white separate scenes. Without them cuts are
     * reported a fifth of a second late at most.
     *
     * @param gradualTransitions default true
     * @return this builder
     */
    public Builder gradualTransitions(boolean gradualTransitions) {
      this.gradualTransitions = gradualTransitions;
      return this;
    }

    /**
     * The shortest scene.
     *
     * @param seconds at least 0; 0 allows scenes of one frame; default 0.25
     * @return this builder
     * @throws IllegalArgumentException when it is negative or not finite
     */
    public Builder minimumSceneSeconds(double seconds) {
      if (!(seconds >= 0) || Double.isInfinite(seconds)) {
        throw new IllegalArgumentException(
            "minimumSceneSeconds must be at least 0, not " + seconds);
      }
      this.minimumSceneSeconds = seconds;
      return this;
    }

    /**
     * What becomes of scenes that would be too short.
     *
     * @param shortScenes default {@link ShortScenes#SUPPRESS}: flashes are no cuts to begin with
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
    public TransitionDetector build() {
      return new TransitionDetector(this);
    }
  }
}
