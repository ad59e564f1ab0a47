package io.github.clipsearch.spark;

import io.github.clipsearch.encoder.EncoderIdentity;
import java.util.List;
import java.util.Optional;

/** Where a run's videos come together, as the driver sees it. Belongs to one run. */
interface Target extends AutoCloseable {
  /** The encoder of the index, when it has one. */
  Optional<EncoderIdentity> encoder();

  /** Numbers the videos and adds what the index knows of them. */
  List<TaskInput> inputs(List<VideoTask> videos);

  /** Where tasks leave parts; empty when executors write themselves. */
  Optional<PartFolder> parts();

  /**
   * Does what is left to do for a video.
   *
   * @return what is in the index now
   */
  TaskOutcome accept(TaskOutcome outcome);

  /** Called when all videos have been accepted. */
  void finish();

  @Override
  void close();
}
