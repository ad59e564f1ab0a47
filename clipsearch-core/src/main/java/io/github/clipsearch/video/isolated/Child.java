package io.github.clipsearch.video.isolated;

import io.github.clipsearch.video.isolated.Report.Gone;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A child process as its parent sees it: commands in, reports out. Used by one thread at a time,
 * but {@link #end()} may come from any.
 */
final class Child {
  private static final Logger LOG = LoggerFactory.getLogger(Child.class);
  private static final long KILLING_SECONDS = 5;

  /** 128 and a signal's number. */
  private static final int SIGNAL_STATUS = 128;

  private final Process process;
  private final ChildDirectory directory;
  private final ServerSocketChannel server;
  private final ChildOutput output;
  private final DataOutputStream commands;
  private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> cleanedUp;
  private String ending = "";
  private int files;

  private Child(Process process, ChildDirectory directory, ServerSocketChannel server) {
    this.process = process;
    this.directory = directory;
    this.server = server;
    output = new ChildOutput(process);
    commands = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    cleanedUp = process.onExit().thenRun(this::cleanUp);
  }

  /** Starts a process; it says {@link Report.Started} when it has told the decoder to be made. */
  static Child start(ChildCommandLine commandLine, byte[] factory) throws IOException, ChildLost {
    ChildDirectory directory = ChildDirectory.create(commandLine.temporaryFolder());
    ServerSocketChannel server = null;
    Child child = null;
    try {
      server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(directory.socket()));
      child = new Child(commandLine.processBuilder(directory).start(), directory, server);
    } finally {
      if (child == null) {
        if (server != null) {
          server.close();
        }
        directory.delete();
      }
    }
    child.listen();
    child.send(new Command.Start(factory));
    child.flush();
    return child;
  }

  private void listen() {
    Thread reader = new Thread(this::readReports, "clipsearch-child-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  private void readReports() {
    try (SocketChannel channel = server.accept();
        DataInputStream in = new DataInputStream(new ChannelInput(channel))) {
      server.close(); // nobody else may connect
      Files.deleteIfExists(directory.socket());
      while (true) {
        reports.add(Report.read(in));
      }
    } catch (EOFException | ClosedChannelException e) {
      LOG.debug("Child {} is gone", process.pid());
    } catch (IOException e) {
      LOG.warn("The connection to child {} failed", process.pid(), e);
    } finally {
      reports.add(new Gone());
    }
  }

  /** After the process has ended, however it did. */
  private void cleanUp() {
    try {
      server.close(); // the reader may still wait for a connection
      directory.delete();
    } catch (IOException e) {
      LOG.warn("The temporary folder {} of an ended child stays", directory.path(), e);
    }
  }

  /** Counts and returns the files that it was given, this one included. */
  int countFile() {
    return ++files;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Buffers a command. */
  void send(Command command) throws ChildLost {
    try {
      command.write(commands);
    } catch (IOException e) {
      throw lost();
    }
  }

  /** Makes sure that the buffered commands arrive. */
  void flush() throws ChildLost {
    try {
      commands.flush();
    } catch (IOException e) {
      throw lost();
    }
  }

  /** A report that is there already, or null. */
  @Nullable Report poll() throws ChildLost {
    Report report = reports.poll();
    return report instanceof Gone ? throwLost() : report;
  }

  /**
   * Waits for a report. A child that does not give one in time is ended.
   *
   * @throws InterruptedException when the thread is interrupted; the child goes on
   */
  Report await(Duration limit) throws ChildLost, InterruptedException {
    Report report = reports.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
    if (report == null) {
      LOG.warn("Child {} is ended: it gave no answer for {}", process.pid(), limit);
      end("it gave no answer within " + seconds(limit) + " and was ended");
      throw lost();
    }
    return report instanceof Gone ? throwLost() : report;
  }

  private Report throwLost() throws ChildLost {
    throw lost();
  }

  /** Ends the process at once; it owns nothing that would need to be saved. */
  void end() {
    end("it was ended");
  }

  private void end(String why) {
    synchronized (this) {
      if (ending.isEmpty() && process.isAlive()) {
        ending = why;
      }
    }
    process.destroyForcibly();
    boolean interrupted = Thread.interrupted();
    try {
      cleanedUp.get(KILLING_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("Child {} does not die", process.pid(), e);
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Makes sure that it has ended, and says how. */
  private ChildLost lost() {
    reports.add(new Gone()); // for whoever asks next
    boolean interrupted = Thread.interrupted();
    String lastWords = "";
    try {
      // a connection ends a little before its process, and ending it cuts its output off
      if (process.waitFor(1, TimeUnit.SECONDS)) {
        lastWords = output.lastWords();
      }
      end("its connection broke");
      if (lastWords.isEmpty()) {
        lastWords = output.lastWords();
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return new ChildLost(
        lastWords.isEmpty() ? howItEnded() : howItEnded() + "; its last words: " + lastWords);
  }

  private synchronized String howItEnded() {
    if (!ending.isEmpty()) {
      return ending;
    }
    if (process.isAlive()) {
      return "its connection broke";
    }
    int status = process.exitValue();
    return status > SIGNAL_STATUS
        ? "it died of signal %d (exit status %d)".formatted(status - SIGNAL_STATUS, status)
        : "it died with exit status " + status;
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() % 1000 == 0
        ? limit.toSeconds() + " s"
        : limit.toMillis() / 1000.0 + " s";
  }
}
