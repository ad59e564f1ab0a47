package io.github.clipsearch.video.isolated;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.ClipSearchException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lends children, at most so many at a time, and keeps some warm. Safe for use by several threads.
 */
final class ChildPool implements AutoCloseable {
  private final Sizes sizes;
  private final ChildCommandLine commandLine;
  private final byte[] factory;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Child> idle = new ArrayDeque<>();
  private final Set<Child> lent = new HashSet<>();
  private int starting;
  private boolean closed;
  private volatile String decoderName = "";

  /**
   * How many children there are.
   *
   * @param most alive at a time
   * @param warm kept while nobody needs them
   * @param filesPerChild after which a child is replaced
   * @param startLimit for the JVM to start and to make the decoder
   */
  record Sizes(int most, int warm, int filesPerChild, Duration startLimit) {}

  ChildPool(Sizes sizes, ChildCommandLine commandLine, byte[] factory) {
    this.sizes = sizes;
    this.commandLine = commandLine;
    this.factory = factory;
  }

  /**
   * Waits for a child, and starts one if need be.
   *
   * @throws ClipSearchException when no child can be started
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  Child borrow() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        requireOpen();
        Child child = idle.pollLast();
        if (child == null) {
          if (lent.size() + starting < sizes.most) {
            starting++;
            break;
          }
          changed.await();
        } else if (child.isAlive()) {
          lent.add(child);
          return child;
        }
      }
    } finally {
      lock.unlock();
    }
    return startAndLend();
  }

  private Child startAndLend() throws InterruptedException {
    Child started;
    try {
      started = start();
    } catch (Throwable e) {
      finishStart(null);
      throw e;
    }
    if (!finishStart(started)) {
      started.end();
      throw alreadyClosed();
    }
    return started;
  }

  /** Whether a child that was started can still be used. */
  private boolean finishStart(@Nullable Child started) {
    lock.lock();
    try {
      starting--;
      changed.signal();
      if (started != null && !closed) {
        lent.add(started);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private Child start() throws InterruptedException {
    Child child = null;
    boolean done = false;
    try {
      child = Child.start(commandLine, factory);
      Report report = child.await(sizes.startLimit);
      if (report instanceof Report.Failed failed) {
        throw new ClipSearchException(
            "The isolated decoder cannot be made in its process: " + failed.problem());
      }
      if (!(report instanceof Report.Started first)
          || first.protocolVersion() != Report.PROTOCOL_VERSION) {
        throw new ClipSearchException(
            "The class path of the decoder process has another version of clipsearch-core;"
                + " give it the same one.");
      }
      decoderName = first.decoderName();
      done = true;
      return child;
    } catch (ChildLost e) {
      throw new ClipSearchException(
          "The process of the isolated decoder did not start: "
              + e.problem()
              + ". Its class path, which the builder takes, must have clipsearch-core, slf4j-api"
              + " and the decoder with all that it needs.",
          e);
    } catch (IOException | UnsupportedOperationException e) {
      throw new ClipSearchException(
          "The process of the isolated decoder cannot be started with %s and a Unix domain socket in %s (%s). The builder takes another java launcher and another temporary folder, which needs a short path."
              .formatted(commandLine.java(), commandLine.temporaryFolder(), e.getMessage()),
          e);
    } finally {
      if (!done && child != null) {
        child.end();
      }
    }
  }

  /** Takes a child back for the next file, or ends it when it has done its share. */
  void giveBack(Child child, int filesServed) {
    boolean keep;
    lock.lock();
    try {
      keep =
          !closed
              && filesServed < sizes.filesPerChild
              && idle.size() < sizes.warm
              && child.isAlive();
      if (keep) {
        lent.remove(child);
        idle.addLast(child);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
    if (!keep) {
      discard(child);
    }
  }

  /** Ends a child that must not see another file. */
  void discard(Child child) {
    child.end();
    lock.lock();
    try {
      lent.remove(child); // not before, so that there are never too many
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The name that the decoder has in the child; empty before the first child. */
  String decoderName() {
    return decoderName;
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw alreadyClosed();
    }
  }

  static AlreadyClosedException alreadyClosed() {
    return new AlreadyClosedException(
        "the isolated decoder was closed, and its processes with it; make another one");
  }

  /** Ends all children, also those that are lent. Closing twice is allowed. */
  @Override
  public void close() {
    List<Child> all;
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      idle.addAll(lent);
      lent.clear();
      all = List.copyOf(idle);
      idle.clear();
    } finally {
      lock.unlock();
    }
    all.forEach(Child::end);
  }
}
