package io.github.clipsearch.spark;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.video.VideoDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The encoder, the decoder and the store of an executor: opened by its first task, shared by all of
 * its tasks, and closed when no task has used them for a minute, when tasks with other parts come,
 * or when the process ends. Executors are told of no job's end, so this is how native memory finds
 * its owner.
 */
final class ExecutorRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutorRuntime.class);
  private static final long IDLE_SECONDS = 60;

  private static final Map<String, ExecutorRuntime> OPEN = new HashMap<>();
  private static @Nullable ScheduledExecutorService idleTimer;

  private final String key;
  private final ClipEncoder encoder;
  private final VideoDecoder decoder;
  private final @Nullable IndexStore store;
  private final List<AutoCloseable> opened;
  private int users;
  private long uses;

  private ExecutorRuntime(
      String key,
      ClipEncoder encoder,
      VideoDecoder decoder,
      @Nullable IndexStore store,
      List<AutoCloseable> opened) {
    this.key = key;
    this.encoder = encoder;
    this.decoder = decoder;
    this.store = store;
    this.opened = opened;
  }

  /** A task's use of the executor's parts; closing it closes none of them. */
  static final class Lease implements AutoCloseable {
    private final ExecutorRuntime runtime;
    private boolean closed;

    private Lease(ExecutorRuntime runtime) {
      this.runtime = runtime;
    }

    ClipEncoder encoder() {
      return new SharedEncoder(runtime.encoder);
    }

    VideoDecoder decoder() {
      return runtime.decoder;
    }

    /** The store that takes many writers; empty when tasks leave parts. */
    Optional<IndexStore> store() {
      return Optional.ofNullable(runtime.store);
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        release(runtime);
      }
    }
  }

  /** Opens the parts, or waits until another task has opened them. */
  static Lease lease(TaskSetup.Parts setup) {
    synchronized (OPEN) {
      closeUnused(other -> !other.key.equals(setup.key()));
      ExecutorRuntime runtime = OPEN.get(setup.key());
      if (runtime == null) {
        if (idleTimer == null) {
          idleTimer = startTimer();
        }
        runtime = open(setup);
        OPEN.put(setup.key(), runtime);
      }
      runtime.users++;
      runtime.uses++;
      return new Lease(runtime);
    }
  }

  private static void release(ExecutorRuntime runtime) {
    synchronized (OPEN) {
      runtime.users--;
      long uses = runtime.uses;
      if (runtime.users == 0 && idleTimer != null) {
        var unused =
            idleTimer.schedule(
                () -> {
                  synchronized (OPEN) {
                    closeUnused(other -> other == runtime && other.uses == uses);
                  }
                },
                IDLE_SECONDS,
                TimeUnit.SECONDS);
      }
    }
  }

  private static ExecutorRuntime open(TaskSetup.Parts setup) {
    long start = System.nanoTime();
    List<AutoCloseable> opened = new ArrayList<>();
    try {
      ClipEncoder encoder = setup.encoder().get();
      opened.add(encoder);
      VideoDecoder decoder = setup.decoder().get();
      if (decoder instanceof AutoCloseable closeable) {
        opened.add(closeable);
      }
      SerializableSupplier<? extends IndexStore> factory = setup.store();
      IndexStore store = factory == null ? null : factory.get();
      if (store != null) {
        opened.add(store);
      }
      LOG.info(
          "Opened the encoder {} for this executor in {} ms",
          encoder.identity(),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      return new ExecutorRuntime(setup.key(), encoder, decoder, store, opened);
    } catch (RuntimeException | Error e) {
      close(opened);
      throw e;
    }
  }

  private static ScheduledExecutorService startTimer() {
    Runtime.getRuntime().addShutdownHook(new Thread(ExecutorRuntime::closeAll, "clipsearch-close"));
    return Executors.newSingleThreadScheduledExecutor(
        task -> {
          Thread thread = new Thread(task, "clipsearch-idle");
          thread.setDaemon(true);
          return thread;
        });
  }

  private static void closeAll() {
    synchronized (OPEN) {
      OPEN.values().forEach(ExecutorRuntime::close);
      OPEN.clear();
    }
  }

  private static void closeUnused(Predicate<ExecutorRuntime> which) {
    OPEN.values()
        .removeIf(
            runtime -> {
              boolean unused = runtime.users == 0 && which.test(runtime);
              if (unused) {
                runtime.close();
              }
              return unused;
            });
  }

  private void close() {
    close(opened);
  }

  /** Nobody waits for the outcome, and what comes next is to be closed all the same. */
  private static void close(List<AutoCloseable> parts) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      try {
        parts.get(i).close();
      } catch (Exception e) {
        LOG.warn("Closing {} failed", parts.get(i), e);
      }
    }
  }
}
