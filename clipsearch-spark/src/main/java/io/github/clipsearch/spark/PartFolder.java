package io.github.clipsearch.spark;

import io.github.clipsearch.IndexStoreException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder that the driver and all executors see, in which tasks leave parts: for each video a
 * folder with an index of its own and what the task says of it. A part gets its name last, all at
 * once, and only one of several attempts at a video gets it.
 *
 * @param path of the run's own folder
 */
record PartFolder(String path) implements Serializable {
  private static final String OUTCOME = "outcome";

  /** What an earlier attempt at a video has left, if it got so far. */
  Optional<TaskOutcome> outcome(int index) {
    return outcome(part(index));
  }

  static Optional<TaskOutcome> outcome(Path part) {
    try {
      return Optional.of(
          JavaBytes.read(TaskOutcome.class, Files.readAllBytes(part.resolve(OUTCOME))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unusable(part, e);
    }
  }

  /**
   * Leaves a part.
   *
   * @param attempt distinguishes this attempt from all others
   * @param index a file with the video's own index
   * @param outcome what the task says of it
   * @return the outcome that counts, which is that of the first attempt that got so far
   */
  TaskOutcome commit(long attempt, Path index, TaskOutcome outcome) {
    Path part = part(outcome.index());
    Path unnamed = part.resolveSibling("." + part.getFileName() + "-" + attempt);
    try {
      delete(unnamed);
      Files.createDirectories(unnamed);
      Files.copy(index, unnamed.resolve(LocalPart.FILE));
      Files.write(unnamed.resolve(OUTCOME), JavaBytes.write(outcome));
      force(unnamed.resolve(LocalPart.FILE));
      force(unnamed.resolve(OUTCOME));
      try {
        Files.move(unnamed, part, StandardCopyOption.ATOMIC_MOVE);
        return outcome;
      } catch (IOException e) {
        TaskOutcome first = outcome(part).orElseThrow(() -> unusable(part, e));
        delete(unnamed);
        return first;
      }
    } catch (IOException e) {
      throw unusable(part, e);
    }
  }

  /** Copies a part's index to where it can be opened: LMDB does not work on network shares. */
  static void fetch(Path part, Path folder) {
    try {
      Files.copy(part.resolve(LocalPart.FILE), folder.resolve(LocalPart.FILE));
    } catch (IOException e) {
      throw unusable(part, e);
    }
  }

  Path part(int index) {
    return Path.of(path).resolve("part-" + index);
  }

  /** Deletes a folder with all that is in it; nothing when it is not there. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
                throws IOException {
              Files.deleteIfExists(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static IndexStoreException unusable(Path path, IOException e) {
    return new IndexStoreException(
        "Cannot use %s in the folder that the driver and the executors share (%s). Is it on a path that is the same on all of them, with room, and may they write there?"
            .formatted(path, e),
        e);
  }
}
