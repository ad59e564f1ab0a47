package io.github.clipsearch.spark;

import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.IndexStore;
import java.util.List;
import java.util.Optional;

/** A store that takes many writers: the executors write, the driver only looks. */
final class SharedTarget implements Target {
  private final IndexStore store;

  SharedTarget(SerializableSupplier<? extends IndexStore> factory) {
    this.store = factory.get();
  }

  @Override
  public Optional<EncoderIdentity> encoder() {
    return store.encoder();
  }

  @Override
  public List<TaskInput> inputs(List<VideoTask> videos) {
    return KnownVideos.inputs(videos, store);
  }

  @Override
  public Optional<PartFolder> parts() {
    return Optional.empty();
  }

  @Override
  public TaskOutcome accept(TaskOutcome outcome) {
    return outcome;
  }

  @Override
  public void finish() {
    // what the executors have written is there
  }

  @Override
  public void close() {
    store.close();
  }
}
