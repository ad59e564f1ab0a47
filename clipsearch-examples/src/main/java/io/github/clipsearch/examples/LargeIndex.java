package io.github.clipsearch.examples;

import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.approximate.ApproximateIndexStore;
import io.github.clipsearch.store.approximate.GraphState;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * A search that does not look at every scene: the programs of {@code docs/approximate-search.md}.
 */
public final class LargeIndex {
  private LargeIndex() {}

  /**
   * Opens an index and a graph of it.
   *
   * @param folder of the index
   * @param graphFolder for the graph, which can be removed and is built again
   * @param encoder that the index was made with
   * @return the engine, to be closed
   */
  public static VideoSearchEngine open(Path folder, Path graphFolder, ClipEncoder encoder) {
    return VideoSearchEngine.builder()
        .encoder(encoder)
        .store(ApproximateIndexStore.open(LmdbIndexStore.open(folder), graphFolder))
        .build();
  }

  /**
   * Waits for the graph and tells how large it is.
   *
   * @param folder of the index
   * @param graphFolder for the graph
   * @param fromScenes from how many scenes on there is one
   * @param out what is told goes here
   */
  public static void buildGraph(Path folder, Path graphFolder, long fromScenes, PrintStream out) {
    try (ApproximateIndexStore store =
        ApproximateIndexStore.builder(LmdbIndexStore.open(folder), graphFolder)
            .fromScenes(fromScenes)
            .width(800)
            .open()) {
      store.awaitGraph();
      GraphState graph = store.graph();
      out.printf("%d scenes, %d videos pending%n", graph.scenes(), graph.pendingVideos());
    }
  }

  /**
   * Searches and tells how.
   *
   * @param engine with an index
   * @param text to search for
   * @param out what is told goes here
   */
  public static void search(VideoSearchEngine engine, String text, PrintStream out) {
    SearchResult result = engine.search(text, 10);
    out.println(result.exact() ? "every scene" : "what the graph has found");
    out.println(result.cost().scenes() + " scenes were compared");
  }
}
