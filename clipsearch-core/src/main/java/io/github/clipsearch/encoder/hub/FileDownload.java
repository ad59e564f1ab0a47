package io.github.clipsearch.encoder.hub;

import io.github.clipsearch.encoder.hub.ModelDownloadException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** Brings one file's bytes to this machine, in as many pieces as it takes, and checks them. */
final class FileDownload {
  private static final int REPORT_EVERY_BYTES = 1 << 20;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final HubClient client;
  private final HubErrors errors;
  private final Retries retries;

  FileDownload(HubClient client, HubErrors errors, Retries retries) {
    this.client = client;
    this.errors = errors;
    this.retries = retries;
  }

  /**
   * Fills the file, from where an earlier attempt stopped.
   *
   * @param progress is told how many bytes are there
   */
  void into(Path incomplete, RemoteFile file, LongConsumer progress)
      throws IOException, InterruptedException {
    Files.createDirectories(incomplete.getParent());
    boolean continued = Files.exists(incomplete) && Files.size(incomplete) > 0;
    try {
      fillAndCheck(incomplete, file, progress);
    } catch (ModelDownloadException e) {
      if (!continued || e.reason() != Reason.DAMAGED) {
        throw e;
      }
      // what an earlier run had left may be at fault: once more, from the start
      fillAndCheck(incomplete, file, progress);
    }
  }

  /** Deletes the file when it turns out to be damaged. */
  private void fillAndCheck(Path incomplete, RemoteFile file, LongConsumer progress)
      throws IOException, InterruptedException {
    try {
      fill(incomplete, file, progress);
      check(incomplete, file);
    } catch (ModelDownloadException e) {
      if (e.reason() == Reason.DAMAGED) {
        Files.deleteIfExists(incomplete);
      }
      throw e;
    }
  }

  private void fill(Path incomplete, RemoteFile file, LongConsumer progress)
      throws IOException, InterruptedException {
    try (FileChannel target =
        FileChannel.open(incomplete, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      progress.accept(target.size());
      retries.call(
          () -> {
            receive(target, file, progress);
            return true;
          });
      target.force(true);
    }
  }

  private void receive(FileChannel target, RemoteFile file, LongConsumer progress)
      throws TransientFailure, IOException, InterruptedException {
    if (file.size().isPresent() && target.size() == file.size().getAsLong()) {
      return;
    }
    try (Answer answer = client.open(file, target.size())) {
      if (answer.status() == RANGE_NOT_SATISFIABLE) {
        // there is more here than there: begin again
        target.truncate(0);
        throw new TransientFailure(
            errors.failure(
                Reason.DAMAGED, file.name() + " has another length than the hub had said."));
      }
      if (answer.status() == 200 || !continuesAt(target.size(), answer)) {
        target.truncate(0);
      }
      requireContinuation(target.size(), answer, file);
      copy(answer, target, file, progress);
    }
  }

  private static boolean continuesAt(long position, Answer answer) {
    return answer
        .header("Content-Range")
        .filter(range -> range.startsWith("bytes " + position + "-"))
        .isPresent();
  }

  private void requireContinuation(long position, Answer answer, RemoteFile file) {
    if (answer.status() == 206 && !continuesAt(position, answer)) {
      throw errors.notAHub(answer.uri(), "sent another part of the file than was asked for");
    }
    OptionalLong length = answer.number("Content-Length");
    if (length.isPresent() && !file.hasSize(position + length.getAsLong())) {
      throw wrongSize(file, position + length.getAsLong());
    }
  }

  private void copy(Answer answer, FileChannel target, RemoteFile file, LongConsumer progress)
      throws TransientFailure, IOException, InterruptedException {
    long position = target.size();
    long reported = position;
    while (true) {
      List<ByteBuffer> portion = next(answer);
      if (portion.isEmpty()) {
        break;
      }
      for (ByteBuffer bytes : portion) {
        while (bytes.hasRemaining()) {
          position += target.write(bytes, position);
        }
      }
      if (file.size().isPresent() && position > file.size().getAsLong()) {
        throw wrongSize(file, position);
      }
      if (position - reported >= REPORT_EVERY_BYTES) {
        progress.accept(position);
        reported = position;
      }
    }
    if (!file.hasSize(position)) {
      throw errors.broken(answer.uri(), new IOException("it ended after " + position + " bytes"));
    }
    progress.accept(position);
  }

  private List<ByteBuffer> next(Answer answer) throws TransientFailure, InterruptedException {
    try {
      return answer.body().next();
    } catch (IOException e) {
      throw errors.broken(answer.uri(), e);
    }
  }

  private void check(Path incomplete, RemoteFile file) throws IOException {
    if (!file.hasSize(Files.size(incomplete))) {
      throw wrongSize(file, Files.size(incomplete));
    }
    String found = ContentHash.like(file.etag(), incomplete);
    if (!found.equals(file.etag())) {
      throw errors.damaged(
          file.name(), "has the hash " + found + ", but the hub says it is " + file.etag());
    }
  }

  private ModelDownloadException wrongSize(RemoteFile file, long bytes) {
    return errors.damaged(
        file.name(),
        "has %d bytes or more, but the hub says it is %d"
            .formatted(bytes, file.size().orElseThrow()));
  }
}
