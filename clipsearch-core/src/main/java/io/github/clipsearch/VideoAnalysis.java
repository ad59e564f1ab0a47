package io.github.clipsearch;

import io.github.clipsearch.StopWatch.Stage;
import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.sampling.FrameSampler;
import io.github.clipsearch.sampling.Sample;
import io.github.clipsearch.scene.BlankFrames;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.VideoStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One pass over one video: decode, detect, sample; other threads embed meanwhile. Belongs to one
 * thread. Holds a bounded number of pictures, however long the video is.
 */
final class VideoAnalysis implements AutoCloseable {
  private static final int PROGRESS_INTERVAL_FRAMES = 8;

  private final Path file;
  private final VideoStream stream;
  private final ProgressListener progress;
  private final BooleanSupplier cancelled;
  private final StopWatch watch;
  private final SceneTracker tracker;
  private final FrameSampler.Session sampler;
  private final SceneEmbedder embedder;
  private int scenes;

  /** What was learned of the video, apart from its scenes, which may still be being embedded. */
  record Result(VideoInfo info, long frameCount, double duration, List<String> warnings) {}

  VideoAnalysis(
      IndexRequest request,
      VideoStream stream,
      Pipeline pipeline,
      SceneEmbedder embedder,
      BooleanSupplier cancelled,
      StopWatch watch) {
    ClipEncoder encoder = pipeline.encoder();
    this.file = request.file();
    this.progress = request.progress();
    this.stream = stream;
    this.cancelled = cancelled;
    this.watch = watch;
    this.tracker = new SceneTracker(pipeline.detector(), stream.info(), pipeline.frames());
    this.sampler = pipeline.sampler().open(frame -> sample(frame, encoder));
    this.embedder = embedder;
  }

  Result run() {
    watch.book(Stage.DECODE); // opening
    while (stream.advance()) {
      watch.book(Stage.DECODE);
      IndexingInterruptedException.throwIf(cancelled, file);
      Frame frame = stream.frame();
      tracker.accept(frame, this::endScene);
      watch.book(Stage.DETECT);
      sampler.accept(frame, tracker.isUndecided());
      watch.book(Stage.SAMPLE);
      if (tracker.frameCount() % PROGRESS_INTERVAL_FRAMES == 0) {
        report();
      }
    }
    watch.book(Stage.DECODE);
    if (tracker.frameCount() == 0) {
      throw Decoders.noFrames(file, stream);
    }
    tracker.finish(this::endScene);
    report();
    return new Result(
        stream.info(),
        tracker.frameCount(),
        Math.max(stream.info().duration().orElse(0), tracker.endOfLastFrame()),
        stream.warnings());
  }

  private static Sample sample(Frame frame, ClipEncoder encoder) {
    RgbImage image = frame.image();
    return new Sample(
        frame.number(), frame.time(), encoder.prepare(image), BlankFrames.isBlank(image));
  }

  /** Releases the frames that the sampler keeps. */
  @Override
  public void close() {
    sampler.close();
  }

  private void endScene(Scene scene) {
    watch.book(Stage.DETECT);
    List<Sample> samples = sampler.take(scene);
    watch.book(Stage.SAMPLE);
    embedder.add(scene, samples);
    scenes++;
    report();
  }

  private void report() {
    progress.onProgress(
        new IndexProgress(file, tracker.framesPassed(), stream.info().frameCount(), scenes));
    watch.restart();
  }
}
