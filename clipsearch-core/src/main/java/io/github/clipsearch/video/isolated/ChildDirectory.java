package io.github.clipsearch.video.isolated;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A child's own temporary folder: for its socket, and for what libraries unpack and a killed
 * process cannot remove. Deleted by the parent when the child ends, and by the child when the
 * parent does.
 */
record ChildDirectory(Path path) {
  private static final String PREFIX = "clipsearch-";
  private static final String SOCKET = "socket";

  /** Makes a folder that only this user can enter. */
  static ChildDirectory create(Path parent) throws IOException {
    return new ChildDirectory(Files.createTempDirectory(parent, PREFIX));
  }

  static ChildDirectory ofSocket(Path socket) {
    Path parent = socket.getParent();
    if (parent == null) {
      throw new IllegalArgumentException(socket + " is not in a child's folder");
    }
    return new ChildDirectory(parent);
  }

  Path socket() {
    return path.resolve(SOCKET);
  }

  /** Where a dying JVM writes its report. */
  Path errorFile() {
    return path.resolve("hs_err.log");
  }

  /** Deletes the folder and all that is in it, as far as that can be done. */
  void delete() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // removed by its owner in the meantime
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
