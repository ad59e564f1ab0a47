package io.github.clipsearch;

import io.github.clipsearch.scene.FrameScores;
import io.github.clipsearch.scene.SceneDetector;
import io.github.clipsearch.scene.ScoringDetector;
import io.github.clipsearch.scene.TransitionDetector;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoDecoders;
import io.github.clipsearch.video.VideoInfo;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A video to split into scenes, and how; see {@link Scenes#detect(SceneRequest)}. Immutable. */
public final class SceneRequest {
  private final Path file;
  private final @Nullable VideoDecoder decoder;
  private final FrameSelection frames;
  private final SceneDetector detector;
  private final ProgressListener progress;

  private SceneRequest(Builder builder, SceneDetector detector) {
    file = builder.file;
    decoder = builder.decoder;
    frames = builder.frames;
    this.detector = detector;
    progress = builder.progress;
  }

  /**
   * Starts a request with the defaults of {@link Scenes#detect(Path)}.
   *
   * @param file the video file
   * @return a new builder
   */
  public static Builder builder(Path file) {
    return new Builder(file);
  }

  Path file() {
    return file;
  }

  VideoDecoder decoder() {
    return decoder == null ? VideoDecoders.onClassPath() : decoder;
  }

  FrameSelection frames() {
    return frames;
  }

  /** The detector, telling scores to whoever wants to know them. */
  SceneDetector detector() {
    return detector;
  }

  ProgressListener progress() {
    return progress;
  }

  /** Collects a request. Belongs to one thread. */
  public static final class Builder {
    private final Path file;
    private @Nullable VideoDecoder decoder;
    private FrameSelection frames = FrameSelection.all();
    private SceneDetector detector = TransitionDetector.withDefaults();
    private @Nullable FrameScores scores;
    private ProgressListener progress = done -> {};

    private Builder(Path file) {
      this.file = Objects.requireNonNull(file, "file");
    }

    /**
     * Who decodes the video; no other decoder is tried.
     *
     * @param decoder default {@link VideoDecoders#onClassPath()}
     * @return this builder
     */
    public Builder decoder(VideoDecoder decoder) {
      this.decoder = Objects.requireNonNull(decoder, "decoder");
      return this;
    }

    /**
     * Which of the decoders on the class path is tried first; the others take what it cannot read.
     *
     * @param name such as {@code bytedeco} or {@code humble}, which is the default where it is
     *     there
     * @return this builder
     * @throws ClipSearchException when there is no decoder of this name
     */
    public Builder decoder(String name) {
      return decoder(VideoDecoders.preferring(name));
    }

    /**
     * Which frames are read: fewer are faster, and cost cuts.
     *
     * @param frames default {@link FrameSelection#all()}
     * @return this builder
     */
    public Builder frames(FrameSelection frames) {
      this.frames = Objects.requireNonNull(frames, "frames");
      return this;
    }

    /**
     * Who finds the cuts.
     *
     * @param detector default {@link TransitionDetector#withDefaults()}
     * @return this builder
     */
    public Builder detector(SceneDetector detector) {
      this.detector = Objects.requireNonNull(detector, "detector");
      return this;
    }

    /**
     * Asks for the scores of all frames.
     *
     * @param scores called on the detecting thread
     * @return this builder
     */
    public Builder onScores(FrameScores scores) {
      this.scores = Objects.requireNonNull(scores, "scores");
      return this;
    }

    /**
     * Asks to be told how detection goes on: frames decoded and scenes found.
     *
     * @param progress called on the detecting thread
     * @return this builder
     */
    public Builder onProgress(ProgressListener progress) {
      this.progress = Objects.requireNonNull(progress, "progress");
      return this;
    }

    /**
     * Makes the request.
     *
     * @return an immutable request
     * @throws InvalidRequestException when scores are asked for and the detector has none
     */
    public SceneRequest build() {
      if (scores == null) {
        return new SceneRequest(this, detector);
      }
      if (detector instanceof ScoringDetector scoring) {
        return new SceneRequest(this, new ToldScores(scoring, scores));
      }
      throw new InvalidRequestException(
          "The detector "
              + detector.describe()
              + " has no scores: it is no ScoringDetector. Ask for none, or take another one.");
    }
  }

  /** A detector whose sessions tell their scores. */
  private record ToldScores(ScoringDetector detector, FrameScores scores) implements SceneDetector {
    @Override
    public Session open(VideoInfo video) {
      return detector.open(video, scores);
    }

    @Override
    public String describe() {
      return detector.describe();
    }
  }
}
