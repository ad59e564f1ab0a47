package io.github.clipsearch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.StoreFixtures;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import io.github.clipsearch.testing.WordEncoder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/approximate-search.md quotes. */
class LargeIndexTest {
  private static final EncoderIdentity FOUR = StoreFixtures.ENCODER;
  private static final float[] DOG = {1, 0, 0, 0};

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void theGraphIsBuiltAndAsked(@TempDir Path folder) {
    Path index = folder.resolve("index");
    Path graph = folder.resolve("graph");
    try (LmdbIndexStore store = LmdbIndexStore.open(index)) {
      store.claim(FOUR);
      for (int i = 0; i < 500; i++) {
        float angle = i / 500f;
        float[] vector = {(float) Math.cos(angle), (float) Math.sin(angle), 0, 0};
        store.put(StoreFixtures.video("v" + i, 1), StoreFixtures.scenes(vector));
      }
    }

    LargeIndex.buildGraph(index, graph, 0, out);
    try (VideoSearchEngine engine =
        LargeIndex.open(index, graph, new WordEncoder(FOUR, Map.of("dog", DOG), List.of()))) {
      LargeIndex.search(engine, "dog", out);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("500 scenes, 0 videos pending")
        .containsPattern("(every scene|what the graph has found)\\R\\d+ scenes were compared");
  }
}
