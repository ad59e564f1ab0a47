package io.github.clipsearch.spark;

import io.github.clipsearch.IndexResult;
import io.github.clipsearch.IndexResult.Outcome;
import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.spark.SparkIndexReport.Result;
import io.github.clipsearch.store.IndexCopy;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.VideoRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A store of the driver's, into which it merges the parts that tasks leave. */
final class MergedTarget implements Target {
  private static final String PREFIX = "clipsearch-run-";

  private final IndexStore store;
  private final Path folder;
  private final PartFolder parts;

  /**
   * Begins a run; merges what runs before have left, whose driver ended too early for it.
   *
   * @param store stays the caller's
   * @param shared folder that all executors see
   */
  MergedTarget(IndexStore store, Path shared) {
    this.store = store;
    Path place = shared.toAbsolutePath().normalize();
    this.folder = place.resolve(PREFIX + UUID.randomUUID());
    this.parts = new PartFolder(folder.toString());
    try {
      Files.createDirectories(place);
      for (Path earlier : folders(place, PREFIX)) {
        mergeAll(earlier);
      }
      Files.createDirectory(folder);
    } catch (IOException e) {
      throw unusable(place, e);
    }
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
    return Optional.of(parts);
  }

  @Override
  public TaskOutcome accept(TaskOutcome outcome) {
    if (outcome.changes().part()) {
      Path part = parts.part(outcome.index());
      TaskOutcome merged = merge(part, outcome, false);
      PartFolder.delete(part);
      return merged;
    }
    if (outcome.changes().recordOnly()) {
      VideoRecord video = outcome.result().orElseThrow().result().video();
      store.put(video, store.scenes(video.id()));
    }
    return outcome;
  }

  @Override
  public void finish() {
    PartFolder.delete(folder);
  }

  /** Leaves parts that were not accepted to the next run. */
  @Override
  public void close() {
    try {
      if (Files.isDirectory(folder) && folders(folder, "").isEmpty()) {
        PartFolder.delete(folder);
      }
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private void mergeAll(Path run) throws IOException {
    for (Path part : folders(run, "part-")) {
      Optional<TaskOutcome> outcome = PartFolder.outcome(part);
      if (outcome.isPresent()) {
        merge(part, outcome.get(), true);
      }
    }
    PartFolder.delete(run);
  }

  private TaskOutcome merge(Path part, TaskOutcome outcome, boolean ofEarlierRun) {
    Result done = outcome.result().orElseThrow();
    VideoRecord video = done.result().video();
    Optional<VideoRecord> there = store.video(video.id());
    boolean kept =
        there.isPresent()
            && (isSameInOtherPlace(there.get(), done)
                || (ofEarlierRun && there.get().indexedAt().isAfter(video.indexedAt())));
    if (!kept) {
      copy(part);
    }
    outcome.changes().removed().stream()
        .filter(id -> !id.equals(video.id()))
        .forEach(store::remove);
    return kept
        ? outcome.with(new IndexResult(there.get(), Outcome.UNCHANGED, done.result().timings()))
        : outcome;
  }

  private void copy(Path part) {
    Path local = localFolder();
    try {
      PartFolder.fetch(part, local);
      try (IndexStore one = LocalPart.open(local)) {
        IndexCopy.copy(one, store);
      }
    } finally {
      PartFolder.delete(local);
    }
  }

  /** Files of the same content are one video; the first place stays while its file is there. */
  private static boolean isSameInOtherPlace(VideoRecord there, Result done) {
    VideoRecord video = done.result().video();
    return done.video().id().isEmpty()
        && !there.uri().equals(video.uri())
        && there.source().sha256().equals(video.source().sha256())
        && there.source().settings().equals(video.source().settings())
        && (!"file".equals(there.uri().getScheme()) || Files.isRegularFile(Path.of(there.uri())));
  }

  private static Path localFolder() {
    try {
      return Files.createTempDirectory("clipsearch-merge");
    } catch (IOException e) {
      throw unusable(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  private static List<Path> folders(Path place, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(Files::isDirectory)
          .filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  private static IndexStoreException unusable(Path path, IOException e) {
    return new IndexStoreException("Cannot use the folder %s (%s)".formatted(path, e), e);
  }
}
