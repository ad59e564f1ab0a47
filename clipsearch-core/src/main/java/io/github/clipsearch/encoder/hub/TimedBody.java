package io.github.clipsearch.encoder.hub;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer, asked for one portion at a time. Unlike the JDK's stream it does not wait
 * for ever for a server that has gone silent.
 */
final class TimedBody implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {
  private final Duration timeout;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private Flow.@Nullable Subscription subscription;
  private boolean closed;

  TimedBody(Duration timeout) {
    this.timeout = timeout;
  }

  private record Signal(List<ByteBuffer> portion, boolean last, @Nullable Throwable error) {}

  /** The next bytes; empty at the end. */
  List<ByteBuffer> next() throws IOException, InterruptedException {
    Signal signal = signals.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
    if (signal == null) {
      throw new HttpTimeoutException("nothing came for " + timeout.toSeconds() + " s");
    }
    if (signal.error() != null) {
      throw new IOException(signal.error().getMessage(), signal.error());
    }
    if (!signal.last()) {
      request();
    }
    return signal.portion();
  }

  private synchronized void request() {
    if (subscription != null && !closed) {
      subscription.request(1);
    }
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription newSubscription) {
    subscription = newSubscription;
    if (closed) {
      newSubscription.cancel();
    } else {
      newSubscription.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> portion) {
    signals.add(new Signal(portion, false, null));
  }

  @Override
  public void onError(Throwable error) {
    signals.add(new Signal(List.of(), true, error));
  }

  @Override
  public void onComplete() {
    signals.add(new Signal(List.of(), true, null));
  }

  /** Drops the connection when not all has been read. */
  @Override
  public synchronized void close() {
    closed = true;
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
