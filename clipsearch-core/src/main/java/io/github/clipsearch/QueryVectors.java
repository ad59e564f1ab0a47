package io.github.clipsearch;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.query.CombinedQuery;
import io.github.clipsearch.query.ImageQuery;
import io.github.clipsearch.query.Query;
import io.github.clipsearch.query.SceneQuery;
import io.github.clipsearch.query.TextQuery;
import io.github.clipsearch.query.VideoQuery;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VectorQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the vectors of one request's queries, and remembers what of the index they were made from.
 * Belongs to one thread.
 */
final class QueryVectors {
  private final ClipEncoder encoder;
  private final IndexStore store;
  private final List<String> templates;
  private final Set<String> videosUsed = new HashSet<>();
  private final Set<UsedScene> scenesUsed = new HashSet<>();

  private record UsedScene(String videoId, int number) {}

  QueryVectors(ClipEncoder encoder, IndexStore store, List<String> templates) {
    this.encoder = encoder;
    this.store = store;
    this.templates = templates;
  }

  /** The vector of a query, of length one. */
  float[] vector(Query query) {
    if (query instanceof TextQuery text) {
      return ofText(text);
    }
    if (query instanceof ImageQuery image) {
      return encoder.encodeImages(List.of(image.image())).get(0);
    }
    if (query instanceof SceneQuery scene) {
      return ofScene(scene);
    }
    if (query instanceof VideoQuery video) {
      return ofVideo(video);
    }
    if (query instanceof CombinedQuery combined) {
      return ofTerms(combined.terms());
    }
    throw new IllegalStateException("no way to search for " + query);
  }

  /** Leaves out what the queries were made from. */
  void excludeFrom(VectorQuery.Builder query) {
    videosUsed.forEach(query::excludeVideo);
    scenesUsed.forEach(scene -> query.excludeScene(scene.videoId(), scene.number()));
  }

  private float[] ofText(TextQuery query) {
    List<String> prompts =
        query.texts().stream()
            .flatMap(text -> PromptTemplates.fill(templates, text).stream())
            .toList();
    List<float[]> vectors = encoder.encodeTexts(prompts);
    return vectors.size() == 1
        ? vectors.get(0)
        : mean(vectors, "The embeddings of the texts " + prompts);
  }

  private float[] ofScene(SceneQuery query) {
    List<SceneRecord> scenes = scenes(query.videoId());
    int number =
        query.number().isPresent()
            ? query.number().getAsInt()
            : numberAt(query.time().orElseThrow(), scenes, query.videoId());
    if (number >= scenes.size()) {
      throw new InvalidRequestException(
          "There is no scene %d in video '%s': its %d scenes are numbered from 0 to %d."
              .formatted(number, query.videoId(), scenes.size(), scenes.size() - 1));
    }
    SceneRecord scene = scenes.get(number);
    if (scene.blank()) {
      throw new InvalidRequestException(
          "Scene %d of video '%s' is blank: nothing can be like it. Name another scene."
              .formatted(number, query.videoId()));
    }
    scenesUsed.add(new UsedScene(query.videoId(), number));
    return scene.embedding();
  }

  private static int numberAt(double time, List<SceneRecord> scenes, String videoId) {
    for (int i = 0; i < scenes.size(); i++) {
      if (time >= scenes.get(i).scene().start() && time < scenes.get(i).scene().end()) {
        return i;
      }
    }
    throw new InvalidRequestException(
        "There is no scene at %s seconds in video '%s': its scenes are shown from %s to %s seconds."
            .formatted(
                time,
                videoId,
                scenes.get(0).scene().start(),
                scenes.get(scenes.size() - 1).scene().end()));
  }

  private float[] ofVideo(VideoQuery query) {
    List<float[]> vectors =
        scenes(query.videoId()).stream()
            .filter(scene -> !scene.blank())
            .map(SceneRecord::embedding)
            .toList();
    if (vectors.isEmpty()) {
      throw new InvalidRequestException(
          "All scenes of video '%s' are blank: nothing can be like it. Name another video."
              .formatted(query.videoId()));
    }
    videosUsed.add(query.videoId());
    return mean(vectors, "The embeddings of the scenes of video '" + query.videoId() + "'");
  }

  private List<SceneRecord> scenes(String videoId) {
    List<SceneRecord> scenes = store.scenes(videoId);
    if (scenes.isEmpty()) {
      throw new InvalidRequestException(
          "There is no video '%s' in the index. Index it first, or search with an image from it."
              .formatted(videoId));
    }
    return scenes;
  }

  private float[] ofTerms(List<CombinedQuery.Term> terms) {
    List<float[]> vectors = new ArrayList<>(terms.size());
    List<Double> weights = new ArrayList<>(terms.size());
    for (CombinedQuery.Term term : terms) {
      vectors.add(vector(term.query()));
      weights.add(term.weight());
    }
    return sum(vectors, weights, "The parts of the combined query");
  }

  private static float[] mean(List<float[]> vectors, String what) {
    return sum(vectors, Collections.nCopies(vectors.size(), 1.0), what);
  }

  private static float[] sum(List<float[]> vectors, List<Double> weights, String what) {
    return Vectors.direction(vectors, weights)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    what
                        + " cancel each other out, so that nothing is left to search for. Change"
                        + " the weights or leave something out."));
  }
}
