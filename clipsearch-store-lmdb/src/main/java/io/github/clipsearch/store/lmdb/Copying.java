package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.IndexStoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.lmdbjava.CopyFlags;

/** Copies an index so that the target holds all of it or none. */
final class Copying {
  /** Where the copy grows; its name says what it is when the process was killed meanwhile. */
  private static final String UNFINISHED = "unfinished-copy";

  private Copying() {}

  static void copy(Environment environment, Path target, CopyFlags... flags) {
    Path unfinished = target.resolve(UNFINISHED);
    Path data = unfinished.resolve(Opening.DATA_FILE);
    try {
      Files.createDirectories(target);
      requireEmpty(environment, target);
      Files.createDirectory(unfinished);
      try {
        environment.copy(unfinished, flags);
        try (FileChannel file = FileChannel.open(data, StandardOpenOption.WRITE)) {
          file.force(true);
        }
        Files.move(data, target.resolve(Opening.DATA_FILE), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(data);
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new IndexStoreException(
          "%s cannot be copied into %s: %s. %d bytes are free there."
              .formatted(environment, target, e, target.toFile().getUsableSpace()),
          e);
    }
  }

  private static void requireEmpty(Environment environment, Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      files
          .findAny()
          .ifPresent(
              file -> {
                throw new IndexStoreException(
                    "%s cannot be copied into %s: there is '%s' in it. Name a directory that is empty or not there yet."
                        .formatted(environment, target, file.getFileName()));
              });
    }
  }
}
