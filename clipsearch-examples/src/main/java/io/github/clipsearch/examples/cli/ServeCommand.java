package io.github.clipsearch.examples.cli;

import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.examples.web.WebServer;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.approximate.ApproximateIndexStore;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the web page until the process is ended. */
@Command(
    name = "serve",
    description =
        "Serves a web page to search the index and to watch what was found. Ctrl-C ends it.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Mixin private final IndexOptions index = new IndexOptions();

  @Mixin private final ModelOptions model = new ModelOptions();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "Address to listen on; default ${DEFAULT-VALUE}, which only this machine reaches. There"
              + " are no passwords: whoever reaches the address sees the videos.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on, 0 for any; default ${DEFAULT-VALUE}.")
  private int port = 8080;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description = "Folder for pictures of scenes; default: 'pictures' in the index's folder.")
  private @Nullable Path pictures;

  @Option(
      names = "--uploads",
      paramLabel = "DIR",
      description = "Allow to add videos on the page, and keep them in this folder.")
  private @Nullable Path uploads;

  @Option(
      names = "--graph",
      paramLabel = "DIR",
      description =
          "Folder for a graph of the scenes, built beside the index, by which large indexes are"
              + " searched approximately: from 200,000 scenes on.")
  private @Nullable Path graph;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  ended.countDown();
                  awaitQuietly(closed);
                }));
    try (VideoSearchEngine engine = model.engine(this::openStore, UnaryOperator.identity());
        WebServer server = server(engine)) {
      PrintWriter out = spec.commandLine().getOut();
      out.println("Serving " + server.address());
      out.flush();
      ended.await();
    } finally {
      closed.countDown();
    }
    return 0;
  }

  private IndexStore openStore() {
    // without uploads an index that is not there yet would stay empty
    LmdbIndexStore store = uploads == null ? index.openStore() : index.openOrCreateStore();
    if (graph == null) {
      return store;
    }
    try {
      return ApproximateIndexStore.open(store, graph);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private WebServer server(VideoSearchEngine engine) {
    WebServer.Builder server =
        WebServer.builder(engine, pictures == null ? index.folder().resolve("pictures") : pictures)
            .host(host)
            .port(port);
    if (uploads != null) {
      server.uploads(uploads);
    }
    return server.start();
  }

  /** The process ends when its hooks return, and the index must be closed before. */
  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
