package io.github.clipsearch.encoder.hub;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A program that ends with 0 when it can lock a file, and with 3 when someone else holds it. */
final class TryLockInOwnProcess {
  private static final int HELD = 3;

  private TryLockInOwnProcess() {}

  public static void main(String[] args) throws IOException {
    try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
      System.exit(channel.tryLock() == null ? HELD : 0);
    }
  }
}
