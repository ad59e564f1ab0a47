package io.github.clipsearch.store.solr;

import io.github.clipsearch.StoreInterruptedException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.solr.client.solrj.SolrClient;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.impl.HttpJdkSolrClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks to the nodes of a cluster in turn, whichever of them: each passes on what others have to
 * do. What fails in passing is repeated, on other nodes and with growing pauses, for a limited
 * time; a request that gets no answer is given up.
 */
final class SolrNodes {
  private static final Logger LOG = LoggerFactory.getLogger(SolrNodes.class);
  private static final AtomicInteger THREADS = new AtomicInteger();

  /** A node that could not be reached is asked again after this, or when all are so. */
  private static final long AVOIDED_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** How long a thread stays without work. */
  private static final long IDLE_SECONDS = 10;

  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 2000;

  private final String index;
  private final Duration timeout;
  private final Duration patience;
  private final List<Node> nodes = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  /** So that a request can be given up, and a write not be torn by an interrupt. */
  private final ExecutorService executor =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread thread = new Thread(task, "clipsearch-solr-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  private static final class Node {
    final String url;
    final HttpJdkSolrClient client;
    volatile long avoidedUntil = System.nanoTime();

    Node(String url, HttpJdkSolrClient client) {
      this.url = url;
      this.client = client;
    }
  }

  /** What is asked of a node. */
  @FunctionalInterface
  interface Call<T> {
    T on(SolrClient client) throws SolrServerException, IOException;
  }

  /** Solr understood a request and turned it down. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Throwable failure;

    Refusal(Throwable failure) {
      super(failure);
      this.failure = failure;
    }

    /** What Solr said. */
    Throwable failure() {
      return failure;
    }
  }

  SolrNodes(
      String index,
      List<String> urls,
      Consumer<HttpJdkSolrClient.Builder> options,
      Duration timeout,
      Duration patience) {
    this.index = index;
    this.timeout = timeout;
    this.patience = patience;
    try {
      for (String url : urls) {
        nodes.add(new Node(url, client(url, options)));
      }
    } catch (RuntimeException | Error e) { // the user's options may throw what they like
      close();
      throw e;
    }
  }

  /** Whether requests can be sent there at all. */
  static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private HttpJdkSolrClient client(String url, Consumer<HttpJdkSolrClient.Builder> options) {
    HttpJdkSolrClient.Builder builder =
        new HttpJdkSolrClient.Builder(url)
            .useHttp1_1(true)
            .withExecutor(executor)
            .withConnectionTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
            .withRequestTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    options.accept(builder);
    return builder.withRequestWriter(new WholeBody()).build();
  }

  /** Asks for something; an interrupt ends it. */
  <T> T read(Call<T> call) {
    return repeated(call, true);
  }

  /**
   * Changes something; the call can be repeated without harm. Once begun, it goes on when the
   * thread is interrupted, so that it is known what came of it.
   */
  <T> T write(Call<T> call) {
    return repeated(call, false);
  }

  private <T> T repeated(Call<T> call, boolean interruptible) {
    long end = System.nanoTime() + patience.toNanos();
    long pause = 0;
    boolean interrupted = false;
    try {
      for (int attempt = 1; ; attempt++) {
        Node node = pick();
        try {
          return once(call, node.client, interruptible);
        } catch (ExecutionException | TimeoutException e) {
          Throwable failure = e.getCause() == null ? e : e.getCause();
          if (SolrFailures.isTransport(failure)) {
            node.avoidedUntil = System.nanoTime() + AVOIDED_NANOS;
          }
          if (!SolrFailures.mayPass(failure)) {
            throw new Refusal(failure);
          }
          if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause) >= end) {
            throw SolrFailures.translate(index, urls(), failure);
          }
          LOG.debug(
              "{}: attempt {} failed on {}: {}", index, attempt, node.url, failure.toString());
        }
        interrupted |= pause(pause, interruptible);
        pause =
            attempt < nodes.size()
                ? 0
                : Math.min(LONGEST_PAUSE_MILLIS, Math.max(FIRST_PAUSE_MILLIS, 2 * pause));
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The next in turn that is not known to be away. */
  private Node pick() {
    long now = System.nanoTime();
    int first = next.getAndIncrement();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(Math.floorMod(first + i, nodes.size()));
      if (node.avoidedUntil - now <= 0) {
        return node;
      }
    }
    return nodes.get(Math.floorMod(first, nodes.size()));
  }

  private <T> T once(Call<T> call, SolrClient client, boolean interruptible)
      throws ExecutionException, TimeoutException {
    Future<T> answer = executor.submit(() -> call.on(client));
    long end = System.nanoTime() + timeout.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
          if (interruptible) {
            throw new StoreInterruptedException(
                index + " was not read to the end, for the thread was interrupted.", e);
          }
        }
      }
    } finally {
      answer.cancel(true); // does nothing to what has ended
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whether the thread was interrupted. */
  private boolean pause(long millis, boolean interruptible) {
    try {
      Thread.sleep(millis);
      return false;
    } catch (InterruptedException e) {
      if (interruptible) {
        Thread.currentThread().interrupt();
        throw new StoreInterruptedException(
            index + " was not read to the end, for the thread was interrupted.", e);
      }
      return true;
    }
  }

  /** The exception for a call that was turned down, where nobody knows better. */
  RuntimeException translated(Refusal refusal) {
    return SolrFailures.translate(index, urls(), refusal.failure());
  }

  private String urls() {
    return String.join(", ", nodes.stream().map(node -> node.url).toList());
  }

  /** Gives up all connections. */
  void close() {
    for (Node node : nodes) {
      try {
        node.client.close();
      } catch (IOException e) {
        LOG.warn("{}: the connection to {} did not close: {}", index, node.url, e.toString());
      }
    }
    executor.shutdownNow();
  }
}
