package io.github.clipsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.testing.ColorEncoder;
import io.github.clipsearch.testing.ScriptedDecoder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** An engine on scripted videos, which must leave nothing open. */
abstract class EngineFixture {
  @TempDir Path folder;

  final ScriptedDecoder decoder = new ScriptedDecoder();
  final ColorEncoder encoder = new ColorEncoder();
  final InMemoryIndexStore store = new InMemoryIndexStore();
  final VideoSearchEngine engine =
      VideoSearchEngine.builder().decoder(decoder).encoder(encoder).store(store).build();

  @AfterEach
  void close() {
    engine.close();
    assertThat(decoder.openStreams()).as("streams left open").isZero();
    assertThat(decoder.keptFrames()).as("frames left open").isZero();
  }

  final Path video(String name, String... lines) {
    return ScriptedDecoder.writePictures(folder.resolve(name), lines);
  }
}
