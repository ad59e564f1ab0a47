package io.github.clipsearch.video.isolated;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.VideoStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The frames of a file that a child decodes. */
final class IsolatedVideoStream implements VideoStream {
  private static final Logger LOG = LoggerFactory.getLogger(IsolatedVideoStream.class);

  /** A decoder that does not close within this time is ended with its child. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  /** So many frames are taken without telling the child, which is ahead by more. */
  private static final int UNTOLD_FRAMES = 4;

  private final Path file;
  private final ChildPool pool;
  private final Child child;
  private final Duration timeLimit;
  private final int filesServed;
  private final Report.Opened opened;
  private final Subscriptions subscriptions = new Subscriptions();

  /** Reports on frames that came while another answer was waited for. */
  private final Queue<Report> early = new ArrayDeque<>();

  private List<String> warnings = List.of();
  private @Nullable CurrentFrame current;
  private long next;
  private long told = -1;
  private int requests;
  private boolean ended;
  private boolean closed;
  private boolean reusable = true;
  private Report.@Nullable Failed failure;
  private @Nullable ChildLost loss;

  private IsolatedVideoStream(
      Path file,
      ChildPool pool,
      Child child,
      Duration timeLimit,
      Report.Opened opened,
      int filesServed) {
    this.file = file;
    this.pool = pool;
    this.child = child;
    this.timeLimit = timeLimit;
    this.opened = opened;
    this.filesServed = filesServed;
  }

  static VideoStream open(Path file, FrameSelection frames, ChildPool pool, Duration timeLimit)
      throws InterruptedException {
    Child child = pool.borrow();
    int filesServed = child.countFile();
    boolean reusable = false;
    boolean opened = false;
    try {
      child.send(new Command.Open(file.toAbsolutePath().toString(), frames));
      child.flush();
      Report answer = child.await(timeLimit);
      if (answer instanceof Report.Opened good) {
        opened = true;
        return new IsolatedVideoStream(file, pool, child, timeLimit, good, filesServed);
      }
      if (answer instanceof Report.Failed failed) {
        reusable = failed.reusable();
        throw exception(file, failed);
      }
      throw outOfTurn(answer);
    } catch (ChildLost e) {
      throw lost(pool, file, "while opening it", e);
    } finally {
      if (!opened) {
        if (reusable) {
          pool.giveBack(child, filesServed);
        } else {
          pool.discard(child);
        }
      }
    }
  }

  @Override
  public VideoInfo info() {
    return opened.info();
  }

  @Override
  public boolean advance() {
    requireOpen();
    current = null;
    while (!ended) {
      Report report = nextReport();
      if (report instanceof Report.Arrived frame) {
        next = frame.position() + 1;
        for (RgbImage picture : frame.pictures()) {
          subscriptions.cameAlong(PictureSize.of(picture)).ifPresent(this::send);
        }
        current = new CurrentFrame(frame);
        return true;
      } else if (report instanceof Report.Warned warned) {
        warnings = warned.warnings();
      } else if (report instanceof Report.Ended) {
        ended = true;
      } else if (!isStale(report)) {
        throw outOfTurn(report);
      }
    }
    return false;
  }

  /** The next report on frames; tells the child how far the application is. */
  private Report nextReport() {
    Report.Failed failed = failure;
    if (failed != null) {
      throw exception(file, failed);
    }
    try {
      Report report = early.isEmpty() ? child.poll() : early.remove();
      if (told != next && (report == null || next - told >= UNTOLD_FRAMES)) {
        told = next;
        child.send(new Command.Want(next));
        child.flush();
      }
      return failOn(report == null ? await() : report);
    } catch (ChildLost e) {
      throw lost(e);
    }
  }

  /** The picture of a frame that the child holds. */
  RgbImage show(long frame, PictureSize size) {
    int request = ++requests;
    send(new Command.Show(request, frame, size));
    try {
      child.flush();
      while (true) {
        Report report = await();
        if (report instanceof Report.Picture picture && picture.request() == request) {
          return picture.image();
        } else if (report instanceof Report.Refused refused && refused.request() == request) {
          throw refusal(refused);
        } else if (!isStale(report)) {
          early.add(report);
        }
      }
    } catch (ChildLost e) {
      throw lost(e);
    }
  }

  private RuntimeException refusal(Report.Refused refused) {
    if (refused.forItsSize()) {
      return new IllegalArgumentException(refused.problem());
    }
    reusable = false;
    return new VideoReadException(file, Reason.DECODER_FAILED, refused.problem());
  }

  /** An answer that an interrupted thread did not wait for. */
  private static boolean isStale(Report report) {
    return report instanceof Report.Picture || report instanceof Report.Refused;
  }

  private Report await() throws ChildLost {
    try {
      return child.await(timeLimit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VideoReadException(
          file, Reason.IO_ERROR, "the thread was interrupted while decoding it", e);
    }
  }

  private Report failOn(Report report) {
    if (report instanceof Report.Failed failed) {
      failure = failed;
      reusable &= failed.reusable();
      throw exception(file, failed);
    }
    return report;
  }

  /** Buffers a command. */
  void send(Command command) {
    if (loss != null) {
      throw lost(loss);
    }
    try {
      child.send(command);
    } catch (ChildLost e) {
      throw lost(e);
    }
  }

  /** Buffers the release of a kept frame, unless all of them are lost. */
  void release(long frame) {
    if (loss == null) {
      try {
        child.send(new Command.Release(frame));
      } catch (ChildLost e) {
        loss = e;
      }
    }
  }

  @Override
  public Frame frame() {
    requireOpen();
    if (current == null) {
      throw new IllegalStateException(
          "there is no current frame: call advance() first, and only while it returns true");
    }
    return current;
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public String decoderName() {
    return opened.decoderName();
  }

  boolean isClosed() {
    return closed;
  }

  /** Lets the child close the file, so that it can be deleted, and gives the child back. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    current = null;
    early.clear();
    if (loss == null && reusable && hasClosedFile()) {
      pool.giveBack(child, filesServed);
    } else {
      pool.discard(child);
    }
  }

  private boolean hasClosedFile() {
    boolean interrupted = Thread.interrupted(); // no reason to lose a good child
    try {
      child.send(new Command.Close());
      child.flush();
      Report report = child.await(CLOSE_LIMIT);
      while (!(report instanceof Report.Closed)) {
        if (report instanceof Report.Failed failed && !failed.reusable()) {
          return false;
        }
        report = child.await(CLOSE_LIMIT);
      }
      return true;
    } catch (ChildLost e) {
      LOG.debug("The decoder of {} did not close it: {}", file, e.problem());
      return false;
    } catch (InterruptedException e) {
      interrupted = true;
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new AlreadyClosedException(
          "the video " + file + " was closed; open it again to read on");
    }
  }

  private ClipSearchException lost(ChildLost e) {
    loss = e;
    return lost(pool, file, next == 0 ? "before its first frame" : "after frame " + (next - 1), e);
  }

  private static ClipSearchException lost(ChildPool pool, Path file, String when, ChildLost e) {
    if (pool.isClosed()) {
      return ChildPool.alreadyClosed();
    }
    return new VideoReadException(
        file,
        Reason.DECODER_FAILED,
        "the process that decodes it failed %s: %s. Other videos are not affected."
            .formatted(when, e.problem()),
        e);
  }

  private static ClipSearchException exception(Path file, Report.Failed failed) {
    return failed.reason().isPresent()
        ? new VideoReadException(file, failed.reason().get(), failed.problem())
        : new ClipSearchException(failed.problem());
  }

  private static IllegalStateException outOfTurn(Report report) {
    return new IllegalStateException("a child said out of turn: " + report);
  }

  /** Valid while it is the stream's current one. */
  private final class CurrentFrame extends RemoteFrame {
    private final List<RgbImage> pictures;

    CurrentFrame(Report.Arrived arrived) {
      super(IsolatedVideoStream.this, arrived);
      pictures = arrived.pictures();
    }

    @Override
    void requireValid() {
      if (current != this) {
        throw new IllegalStateException(
            "frame " + number() + " is gone: the stream has advanced beyond it or was closed");
      }
    }

    @Override
    RgbImage picture(PictureSize size) {
      subscriptions.read(position(), size).ifPresent(IsolatedVideoStream.this::send);
      for (RgbImage picture : pictures) {
        if (PictureSize.of(picture).equals(size)) {
          return picture;
        }
      }
      return show(position(), size);
    }
  }
}
