package io.github.clipsearch.video.isolated;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The child's end of its standard input: always being read, whatever the decoder does, so that the
 * end of the parent is the end of the child.
 */
final class CommandInbox {
  private static final Logger LOG = LoggerFactory.getLogger(CommandInbox.class);
  private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
  private final Runnable parentIsGone;

  /**
   * Starts to read.
   *
   * @param in is read to its end
   * @param parentIsGone called at that end, on another thread
   */
  CommandInbox(InputStream in, Runnable parentIsGone) {
    this.parentIsGone = parentIsGone;
    Thread thread = new Thread(() -> read(in), "clipsearch-commands");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(InputStream in) {
    try (DataInputStream data = new DataInputStream(new BufferedInputStream(in))) {
      while (true) {
        commands.add(Command.read(data));
      }
    } catch (EOFException e) {
      // the usual end
    } catch (IOException e) {
      LOG.error("The parent's commands broke off", e);
    } finally {
      parentIsGone.run();
    }
  }

  /** A command that is there already, or null. */
  @Nullable Command poll() {
    return commands.poll();
  }

  Command take() throws InterruptedException {
    return commands.take();
  }
}
