package io.github.clipsearch.scene;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoInfo;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds cuts by a fingerprint of the picture's coarse structure: {@code HashDetector} of
 * PySceneDetect 0.7.1 ({@code scenedetect/detectors/hash_detector.py}). A frame whose perceptual
 * hash differs from that of the frame before in at least the threshold's share of bits starts a new
 * scene, unless too little time has passed since the last cut. Colour and overall brightness do not
 * matter; fast movement does.
 *
 * <p>As in the reference, a frame of one colour has no structure: black to white is no cut.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class HashDetector implements ScoringDetector {
  private final double threshold;
  private final int size;
  private final int lowpass;
  private final MinimumLength minimumLength;

  private HashDetector(Builder builder) {
    threshold = builder.threshold;
    size = builder.size;
    lowpass = builder.lowpass;
    minimumLength = builder.minimumLength;
  }

  /**
   * The detector with the reference's defaults: threshold 0.395, 16 x 16 bits, the lower half of
   * the frequencies, at least 15 frames per scene.
   *
   * @return the detector
   */
  public static HashDetector withDefaults() {
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
    return new HashSession(video, (number, time, scores) -> {});
  }

  @Override
  public Session open(VideoInfo video, FrameScores scores) {
    return new HashSession(video, scores);
  }

  @Override
  public List<String> scoreNames() {
    return List.of("hash_dist [size=%d lowpass=%d]".formatted(size, lowpass));
  }

  @Override
  public String describe() {
    return "hash(threshold=%s, size=%d, lowpass=%d, %s)"
        .formatted(threshold, size, lowpass, minimumLength.describe());
  }

  /** Settings for a {@link HashDetector}. Belongs to one thread. */
  public static final class Builder {
    private double threshold = 0.395;
    private int size = 16;
    private int lowpass = 2;
    private MinimumLength minimumLength = MinimumLength.ofFrames(15);

    private Builder() {}

    /**
     * The share of differing bits that makes a cut. Lower finds more cuts, and more false ones.
     *
     * @param threshold above 0 and at most 1; default 0.395
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder threshold(double threshold) {
      Settings.positive("threshold", threshold);
      this.threshold = Settings.between("threshold", threshold, 0, 1);
      return this;
    }

    /**
     * How many frequencies in each direction the hash is made of; it has the square of that in
     * bits.
     *
     * @param size from 2 to 64; default 16
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder size(int size) {
      this.size = Settings.between("size", size, 2, 64);
      return this;
    }

    /**
     * How much of the high frequencies is left out: 2 keeps the lower half, 4 the lower quarter.
     *
     * @param lowpass from 1 to 8; default 2
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder lowpass(int lowpass) {
      this.lowpass = Settings.between("lowpass", lowpass, 1, 8);
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
    public HashDetector build() {
      return new HashDetector(this);
    }
  }

  private final class HashSession implements Session {
    private final FrameScores listener;
    private final DetectionSize frameSize;
    private final byte[] rgb;
    private final PerceptualHash hash;
    private final MinimumLengthFilter filter;
    private final double[] scores = {Double.NaN};
    private boolean[] current = new boolean[size * size];
    private boolean[] previous = new boolean[size * size];
    private boolean first = true;

    HashSession(VideoInfo video, FrameScores listener) {
      this.listener = listener;
      frameSize = DetectionSize.of(video);
      rgb = new byte[3 * frameSize.pixels()];
      hash = new PerceptualHash(frameSize, size, lowpass);
      filter = new MinimumLengthFilter(ShortScenes.SUPPRESS, minimumLength, video.frameRate());
    }

    @Override
    public List<Long> accept(Frame frame) {
      frame.readRgb(frameSize.width(), frameSize.height(), rgb);
      hash.compute(rgb, current);
      boolean different = false;
      if (!first) {
        scores[0] = distance(current, previous);
        different = scores[0] >= threshold;
      }
      first = false;
      boolean[] swap = previous;
      previous = current;
      current = swap;
      listener.onFrame(frame.number(), frame.time(), scores);
      OptionalLong cut = filter.accept(frame, different);
      return cut.isPresent() ? List.of(cut.getAsLong()) : List.of();
    }
  }

  private static double distance(boolean[] a, boolean[] b) {
    int differing = 0;
    for (int i = 0; i < a.length; i++) {
      if (a[i] != b[i]) {
        differing++;
      }
    }
    return (double) differing / a.length;
  }
}
