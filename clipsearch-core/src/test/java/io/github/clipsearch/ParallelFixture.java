package io.github.clipsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.testing.ScriptedDecoder;
import io.github.clipsearch.testing.WatchedEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Engines with any number of threads on scripted videos, which must leave nothing open. */
@Timeout(120) // what is tested for here would otherwise hang
abstract class ParallelFixture {
  static final String RED = "#ff0000";
  static final String GREEN = "#00ff00";
  static final String WHITE = "#ffffff";
  static final String BLUE = "#0000ff";

  @TempDir Path folder;

  final ScriptedDecoder decoder = new ScriptedDecoder();
  final WatchedEncoder encoder = new WatchedEncoder();
  private final List<VideoSearchEngine> engines = new ArrayList<>();

  @AfterEach
  void nothingIsLeft() throws InterruptedException {
    engines.forEach(VideoSearchEngine::close);
    assertThat(decoder.openStreams()).as("streams left open").isZero();
    assertThat(decoder.keptFrames()).as("frames left open").isZero();
    for (Thread thread : encoder.threads()) {
      if (thread != Thread.currentThread()) {
        thread.join(); // an engine's threads end when it is closed
      }
    }
  }

  final VideoSearchEngine engine(int parallelism) {
    return engine(parallelism, encoder);
  }

  final VideoSearchEngine engine(int parallelism, ClipEncoder of) {
    VideoSearchEngine engine =
        VideoSearchEngine.builder()
            .decoder(decoder)
            .encoder(of)
            .store(new InMemoryIndexStore())
            .parallelism(parallelism)
            .build();
    engines.add(engine);
    return engine;
  }

  /** A video with one scene of each colour. */
  final Path video(String name, String... colors) {
    return ScriptedDecoder.writePictures(
        folder.resolve(name),
        Arrays.stream(colors).map(color -> "30 " + color).toArray(String[]::new));
  }

  /** A video of red and blue scenes by turns. */
  final Path video(String name, int scenes) {
    return video(
        name,
        IntStream.range(0, scenes).mapToObj(i -> i % 2 == 0 ? RED : BLUE).toArray(String[]::new));
  }

  final Path longVideo(String name) {
    return ScriptedDecoder.writePictures(folder.resolve(name), "1000000 " + RED);
  }

  /** Videos of one scene each, of different content. */
  final List<IndexRequest> shortVideos(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> IndexRequest.of(video("short" + i, "#%02x0000".formatted(255 - i))))
        .toList();
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  static Path fileOf(IndexResult result) {
    return Path.of(result.video().uri());
  }

  /** Runs an action in a thread of its own; what it throws is in the list when it has ended. */
  static Thread start(List<Throwable> thrown, Runnable action) {
    Thread thread =
        new Thread(
            () -> {
              try {
                action.run();
              } catch (RuntimeException | Error e) {
                thrown.add(e);
              }
            });
    thread.start();
    return thread;
  }
}
