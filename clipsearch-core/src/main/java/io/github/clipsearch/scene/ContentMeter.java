package io.github.clipsearch.scene;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoInfo;
import java.util.Arrays;
import java.util.List;

/**
 * Measures how much a frame differs from the one before: {@code
 * ContentDetector._calculate_frame_score} of PySceneDetect 0.7.1 ({@code
 * scenedetect/detectors/content_detector.py}). Reuses its buffers from frame to frame.
 */
final class ContentMeter {
  static final List<String> SCORE_NAMES =
      List.of("content_val", "delta_hue", "delta_sat", "delta_lum", "delta_edges");

  /** Stands for a kernel size that follows from the size of the picture. */
  static final int AUTOMATIC_KERNEL = 0;

  /** The level of an edge in a plane of levels, of which the reference takes the mean. */
  private static final double EDGE = 255;

  private final ContentWeights weights;
  private final DetectionSize size;
  private final byte[] rgb;
  private final boolean withEdges;
  private final EdgePlane edgePlane;
  private HsvPlanes current;
  private HsvPlanes previous;
  private BitPlane edges;
  private BitPlane previousEdges;
  private boolean first = true;

  private final double[] scores = new double[SCORE_NAMES.size()];

  /**
   * For one video.
   *
   * @param everything whether to measure edges also where they have no weight
   */
  ContentMeter(VideoInfo video, ContentWeights weights, int kernelSize, boolean everything) {
    this.weights = weights;
    size = DetectionSize.of(video);
    rgb = new byte[3 * size.pixels()];
    current = new HsvPlanes(size.pixels());
    previous = new HsvPlanes(size.pixels());
    withEdges = everything || weights.edges() != 0;
    DetectionSize edgeSize = withEdges ? size : new DetectionSize(1, 1);
    edgePlane = new EdgePlane(edgeSize, kernelSize);
    edges = new BitPlane(edgeSize);
    previousEdges = new BitPlane(edgeSize);
    Arrays.fill(scores, Double.NaN);
  }

  static int requireKernelSize(int kernelSize) {
    if (kernelSize < 3 || kernelSize % 2 == 0) {
      throw new IllegalArgumentException(
          "kernelSize must be odd and at least 3, not " + kernelSize);
    }
    return kernelSize;
  }

  /** As a detector describes these settings. */
  static String describe(ContentWeights weights, int kernelSize) {
    String described =
        "weights=%s:%s:%s:%s"
            .formatted(weights.hue(), weights.saturation(), weights.luma(), weights.edges());
    return kernelSize == AUTOMATIC_KERNEL ? described : described + ", kernelSize=" + kernelSize;
  }

  /**
   * Looks at the next frame.
   *
   * @return its score, 0 for the first
   */
  double measure(Frame frame) {
    frame.readRgb(size.width(), size.height(), rgb);
    current.convert(rgb);
    if (withEdges) {
      edgePlane.detect(current.value, edges);
    }
    if (!first) {
      scores[1] = HsvPlanes.meanDifference(current.hue, previous.hue);
      scores[2] = HsvPlanes.meanDifference(current.saturation, previous.saturation);
      scores[3] = HsvPlanes.meanDifference(current.value, previous.value);
      scores[4] = withEdges ? EDGE * edges.differences(previousEdges) / size.pixels() : 0;
      scores[0] = weights.score(scores[1], scores[2], scores[3], scores[4]);
    }
    double score = first ? 0 : scores[0];
    first = false;
    swap();
    return score;
  }

  /** The last frame's measures, by {@link #SCORE_NAMES}; all NaN for the first. Not a copy. */
  double[] scores() {
    return scores;
  }

  private void swap() {
    HsvPlanes planes = previous;
    previous = current;
    current = planes;
    BitPlane plane = previousEdges;
    previousEdges = edges;
    edges = plane;
  }
}
