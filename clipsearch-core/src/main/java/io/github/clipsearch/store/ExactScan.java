package io.github.clipsearch.store;

import io.github.clipsearch.InvalidRequestException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One exact search: is shown the embeddings of the videos that {@linkplain VectorQuery#accepts the
 * query accepts}, keeps what ranks highest. Memory is bounded by the query's offset and limit. For
 * implementers of {@link IndexStore}; belongs to one thread. To search on several threads, each
 * scans a part of the index, and the scans are {@linkplain #merge merged}: {@link ScanThreads} do
 * that.
 */
public final class ExactScan {
  /** Stands for the score of a scene that has none, because it is blank or left out. */
  public static final float NOT_SCORED = Float.NEGATIVE_INFINITY;

  private final VectorQuery query;
  private final Map<VectorFormat, SceneScorer[]> scorers = new EnumMap<>(VectorFormat.class);
  private final FloatScorer[] floatScorers;
  private final BestHits best;
  private final VideoScores video;
  private final SplitVectors splitVectors = new SplitVectors();
  private final long startNanos = System.nanoTime();
  private long videos;
  private long scenes;

  /**
   * Reads what the search found. A store that reads it under the same snapshot as the embeddings
   * gives hits that belong together even while others write.
   */
  @FunctionalInterface
  public interface HitReader {
    /**
     * Makes a hit, with {@link ScoredVideo#hit}.
     *
     * @param rank of the hit
     * @param found what the hit is made of
     * @return the hit, or empty when the video is not there any more or was replaced
     */
    Optional<VideoHit> read(int rank, ScoredVideo found);
  }

  /**
   * Starts a search.
   *
   * @param query what is searched for
   */
  public ExactScan(VectorQuery query) {
    this.query = query;
    floatScorers = new FloatScorer[query.stepCount()];
    Arrays.setAll(floatScorers, step -> new FloatScorer(query.step(step)));
    best = new BestHits(query);
    video = new VideoScores(query, best);
  }

  /**
   * Shows the embeddings of one video.
   *
   * @param id of the video, each shown once
   * @param vectors all embeddings of the video back to back, in scene order, from the buffer's
   *     position to its limit; the buffer's position is not changed and the buffer is not kept
   * @param times of the scenes; asked only when the query needs them
   * @throws InvalidRequestException when the buffer does not hold whole vectors of the query's
   *     dimension
   */
  public void add(String id, FloatBuffer vectors, SceneTimes times) {
    int dimension = query.dimension();
    if (vectors.remaining() % dimension != 0) {
      throw wrongDimension(id, vectors.remaining() + " values in all");
    }
    video.start(id, vectors.remaining() / dimension, times);
    FloatBuffer scored = vectors.slice().position(video.first() * dimension);
    for (int step = 0; step < floatScorers.length; step++) {
      floatScorers[step].score(scored, video.first(), video.end(), video.scores(step));
    }
    finish();
  }

  /**
   * Shows the embeddings of one video as a store keeps them. They are scored without being decoded;
   * the scores are those of the decoded vectors up to a few millionths.
   *
   * @param id of the video, each shown once
   * @param vectors all embeddings of the video back to back, in scene order, from the buffer's
   *     position to its limit; the buffer's position is not changed and the buffer is not kept
   * @param format in which they are
   * @param times of the scenes; asked only when the query needs them
   * @throws InvalidRequestException when the buffer does not hold whole vectors of the query's
   *     dimension
   */
  public void add(String id, ByteBuffer vectors, VectorFormat format, SceneTimes times) {
    add(id, List.of(vectors), format, times);
  }

  /**
   * Shows the embeddings of one video as a store keeps them, in several pieces of memory. They need
   * not be joined: a piece may even end in the middle of a vector.
   *
   * @param id of the video, each shown once
   * @param parts all embeddings of the video back to back, in scene order, each part from its
   *     buffer's position to its limit; the positions are not changed and the buffers are not kept
   * @param format in which they are
   * @param times of the scenes; asked only when the query needs them
   * @throws InvalidRequestException when the buffers do not hold whole vectors of the query's
   *     dimension
   */
  public void add(String id, List<ByteBuffer> parts, VectorFormat format, SceneTimes times) {
    int bytes = format.bytes(query.dimension());
    long allBytes = SplitVectors.bytes(parts);
    if (allBytes % bytes != 0) {
      throw wrongDimension(id, allBytes + " bytes in all, as " + format);
    }
    video.start(id, Math.toIntExact(allBytes / bytes), times);
    SceneScorer[] ofFormat = scorers.computeIfAbsent(format, this::scorers);
    splitVectors.forEach(
        parts,
        bytes,
        video.first(),
        video.end(),
        (vectors, first, end) -> {
          for (int step = 0; step < ofFormat.length; step++) {
            ofFormat[step].score(vectors, first, end, video.scores(step));
          }
        });
    finish();
  }

  private SceneScorer[] scorers(VectorFormat format) {
    SceneScorer[] ofSteps = new SceneScorer[query.stepCount()];
    Arrays.setAll(ofSteps, step -> SceneScorer.of(format, query.step(step)));
    return ofSteps;
  }

  /**
   * Shows the scenes of one video.
   *
   * @param id of the video, each shown once
   * @param records in order; a video without scenes, or with blank ones only, is never found
   * @throws InvalidRequestException when an embedding has another dimension than the query
   */
  public void add(String id, List<SceneRecord> records) {
    FloatBuffer vectors =
        FloatBuffer.allocate(Math.multiplyExact(records.size(), query.dimension()));
    for (SceneRecord scene : records) {
      if (scene.dimension() != query.dimension()) {
        throw wrongDimension(id, scene.dimension() + " dimensions");
      }
      vectors.put(scene.embedding());
    }
    add(id, vectors.flip(), SceneTimes.of(records));
  }

  private void finish() {
    videos++;
    scenes += video.finish();
  }

  /**
   * Takes over what another scan of the same query found in another part of the index.
   *
   * @param other is of no use afterwards
   */
  public void merge(ExactScan other) {
    if (other.query != query) {
      throw new IllegalArgumentException("only scans of the same query can be merged");
    }
    best.addAll(other.best);
    videos += other.videos;
    scenes += other.scenes;
  }

  /**
   * The result, with what it needs of the found videos read from the store. A video that was
   * removed or replaced meanwhile is left out.
   *
   * @param store from which records and scenes are read
   * @return at most the query's limit of hits, in the order of their ranks
   */
  public SearchResult result(IndexStore store) {
    return result(
        (rank, found) ->
            store.video(found.id()).flatMap(record -> hit(rank, found, record, store)));
  }

  private static Optional<VideoHit> hit(
      int rank, ScoredVideo found, VideoRecord record, IndexStore store) {
    List<SceneRecord> scenes = store.scenes(found.id());
    return scenes.size() != found.sceneCount()
        ? Optional.empty()
        : Optional.of(
            found.hit(rank, record, i -> scenes.get(i).scene(), i -> scenes.get(i).time()));
  }

  /**
   * The result, with what it needs of the found videos read by the store's own means.
   *
   * @param reader called once for each hit of the page, best first
   * @return at most the query's limit of hits, in the order of their ranks
   */
  public SearchResult result(HitReader reader) {
    long scanEnd = System.nanoTime();
    List<VideoHit> hits = new ArrayList<>();
    for (ScoredVideo found : best.page(query)) {
      reader.read(query.offset() + hits.size() + 1, found).ifPresent(hits::add);
    }
    SearchCost cost =
        new SearchCost(
            videos,
            scenes,
            Duration.ZERO,
            Duration.ofNanos(scanEnd - startNanos),
            Duration.ofNanos(System.nanoTime() - scanEnd));
    return new SearchResult(hits, true, cost);
  }

  private InvalidRequestException wrongDimension(String id, String found) {
    return new InvalidRequestException(
        "The query has %d dimensions, but the vectors of video '%s' have %s. Query with the encoder"
                .formatted(query.dimension(), id, found)
            + " that made the index.");
  }
}
