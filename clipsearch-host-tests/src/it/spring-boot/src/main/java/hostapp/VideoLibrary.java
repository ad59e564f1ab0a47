package hostapp;

import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.IndexResult;
import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.store.SearchResult;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** The engine with metrics: results say what they cost, and Micrometer adds it up. */
@Service
class VideoLibrary {
  private final VideoSearchEngine engine;
  private final MeterRegistry metrics;
  private final Path folder;

  VideoLibrary(VideoSearchEngine engine, MeterRegistry metrics, SearchSettings settings) {
    this.engine = engine;
    this.metrics = metrics;
    this.folder = settings.videos();
  }

  SearchResult search(String text, int limit) {
    SearchResult result = engine.search(text, limit);
    record("clipsearch.search", "encode", result.cost().encode());
    record("clipsearch.search", "scan", result.cost().scan());
    record("clipsearch.search", "rank", result.cost().rank());
    metrics.counter("clipsearch.search.scenes").increment(result.cost().scenes());
    return result;
  }

  IndexResult index(String name) {
    Path file = folder.resolve(name).normalize();
    if (!folder.normalize().equals(file.getParent())) {
      throw new InvalidRequestException("'" + name + "' is no file in the videos' folder.");
    }
    IndexResult result = engine.index(IndexRequest.builder(file).id(name).build());
    record("clipsearch.index", "decode", result.timings().decode());
    record("clipsearch.index", "detect", result.timings().detect());
    record("clipsearch.index", "embed", result.timings().embed());
    metrics.counter("clipsearch.index.frames").increment(result.video().frameCount());
    return result;
  }

  private void record(String name, String stage, Duration duration) {
    metrics.timer(name, "stage", stage).record(duration);
  }
}
