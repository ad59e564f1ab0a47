package io.github.clipsearch;

import static io.github.clipsearch.store.StoreFixtures.ENCODER;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static io.github.clipsearch.store.StoreFixtures.video;

import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.testing.WordEncoder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/**
 * An engine on three videos whose vectors are written down. The four axes are the beach, people, a
 * car and the night; every scene takes one second.
 */
abstract class SearchFixture {
  private static final Map<String, float[]> WORDS =
      Map.of(
          "beach", vector(1, 0, 0, 0),
          "people", vector(0, 1, 0, 0),
          "car", vector(0, 0, 1, 0),
          "night", vector(0, 0, 0, 1),
          "no beach", vector(-1, 0, 0, 0),
          "a photo of beach", vector(1, 0, 0, 0),
          "beach at night", vector(0, 0, 0, 1));

  final IndexStore store = new InMemoryIndexStore();
  final VideoSearchEngine engine =
      VideoSearchEngine.builder()
          .encoder(new WordEncoder(ENCODER, WORDS, List.of("beach", "people", "car", "night")))
          .store(store)
          .build();

  SearchFixture() {
    store.claim(ENCODER);
    put(
        "holiday",
        Map.of("year", 2024, "place", "sea"),
        scenes(vector(1, 0, 0, 0), vector(0.6, 0.8, 0, 0), vector(0, 0, 0, 1)));
    put("city", Map.of("year", 2019), scenes(vector(0, 1, 0, 0), vector(0, 0, 1, 0)));
    put(
        "coast",
        Map.of("year", 2021, "place", "sea side"),
        scenes(vector(0.8, 0, 0.6, 0), vector(0.8, 0, 0, 0.6)));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  /** Stores a video whose file lies in a folder that is called as the video is. */
  final void put(String id, Map<String, ?> metadata, List<SceneRecord> scenes) {
    VideoRecord record = video(id, scenes.size(), metadata);
    URI place = URI.create("file:///videos/" + id + "/clip.mp4");
    store.put(record.with(place, record.metadata(), record.source()), scenes);
  }

  /** The hits, such as "coast#0,1 0.7": the video, the scenes' numbers, the score. */
  final List<String> found(SearchRequest.Builder request) {
    List<String> hits = new ArrayList<>();
    engine
        .search(request.build())
        .forEach(
            hit ->
                hits.add(
                    hit.video().id()
                        + "#"
                        + hit.scenes().stream()
                            .map(SceneHit::number)
                            .map(String::valueOf)
                            .collect(Collectors.joining(","))
                        + " "
                        + Math.round(hit.score() * 1000) / 1000.0));
    return hits;
  }
}
