package io.github.clipsearch.store;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.ranking.VideoRanking;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * One exact search: is shown the embeddings of every video, keeps the videos that rank highest.
 * Memory is bounded by the query's limit. For implementers of {@link IndexStore}; belongs to one
 * thread.
 */
public final class ExactScan {
  /** Stands for the score of a scene that has none, because it is blank. */
  public static final float NOT_SCORED = Float.NEGATIVE_INFINITY;

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::score)
          .reversed()
          .thenComparing(Candidate::idBytes, Arrays::compareUnsigned);

  /** Fits the first-level cache beside the query. */
  private static final int BLOCK_FLOATS = 4096;

  private final float[] query;
  private final int limit;
  private final VideoRanking ranking;
  private final PriorityQueue<Candidate> worstFirst = new PriorityQueue<>(BEST_FIRST.reversed());
  private final int blockVectors;

  /** Vectors on their way out of native memory: arithmetic on arrays is twice as fast. */
  private final float[] block;

  private float[] scores = new float[64];

  /** The scores of the scenes that are not blank. */
  private float[] ranked = new float[64];

  /**
   * Reads what the search found. A store that reads it under the same snapshot as the embeddings
   * gives hits that belong together even while others write.
   */
  @FunctionalInterface
  public interface HitReader {
    /**
     * Makes the hit for a video.
     *
     * @param id of the video
     * @param score the video's score
     * @param sceneScores the score of each scene, in scene order; {@link #NOT_SCORED} for a blank
     *     one
     * @return the hit, or empty when the video is not there any more
     */
    Optional<VideoHit> read(String id, double score, float[] sceneScores);
  }

  /** A video that may be among the hits; compares by score, then by id. */
  private static final class Candidate {
    private final String id;
    private final byte[] idBytes;
    private final double score;
    private final float[] sceneScores;

    Candidate(String id, double score, float[] sceneScores) {
      this.id = id;
      this.idBytes = id.getBytes(StandardCharsets.UTF_8);
      this.score = score;
      this.sceneScores = sceneScores;
    }

    double score() {
      return score;
    }

    byte[] idBytes() {
      return idBytes;
    }
  }

  /**
   * Starts a search.
   *
   * @param query what is searched for
   */
  public ExactScan(VectorQuery query) {
    this.query = query.vector();
    this.limit = query.limit();
    this.ranking = query.ranking();
    this.blockVectors = Math.max(1, BLOCK_FLOATS / query.dimension());
    this.block = new float[blockVectors * query.dimension()];
  }

  /**
   * Shows the embeddings of one video.
   *
   * @param id of the video, each shown once
   * @param vectors all embeddings of the video back to back, in scene order, from the buffer's
   *     position to its limit; the buffer's position is not changed and the buffer is not kept
   * @throws InvalidRequestException when the buffer does not hold whole vectors of the query's
   *     dimension
   */
  public void add(String id, FloatBuffer vectors) {
    int dimension = query.length;
    if (vectors.remaining() % dimension != 0) {
      throw wrongDimension(id, vectors.remaining() + " values in all");
    }
    int count = vectors.remaining() / dimension;
    reserve(count);
    if (vectors.hasArray()) {
      score(vectors.array(), vectors.arrayOffset() + vectors.position(), 0, count);
    } else {
      for (int first = 0; first < count; first += blockVectors) {
        int vectorsNow = Math.min(blockVectors, count - first);
        vectors.get(vectors.position() + first * dimension, block, 0, vectorsNow * dimension);
        score(block, 0, first, vectorsNow);
      }
    }
    rank(id, count);
  }

  private void score(float[] vectors, int offset, int firstScene, int count) {
    for (int i = 0; i < count; i++) {
      scores[firstScene + i] = score(vectors, offset + i * query.length);
    }
  }

  /** The cosine similarity, or {@link #NOT_SCORED} for the zeros of a blank scene. */
  private float score(float[] vectors, int offset) {
    float product = DotProduct.of(query, vectors, offset);
    return product == 0 && isZero(vectors, offset) ? NOT_SCORED : product;
  }

  private boolean isZero(float[] vectors, int offset) {
    for (int i = offset; i < offset + query.length; i++) {
      if (vectors[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Shows the scenes of one video.
   *
   * @param id of the video, each shown once
   * @param scenes in order; a video without scenes, or with blank ones only, is never found
   * @throws InvalidRequestException when an embedding has another dimension than the query
   */
  public void add(String id, List<SceneRecord> scenes) {
    reserve(scenes.size());
    for (int i = 0; i < scenes.size(); i++) {
      float[] vector = scenes.get(i).embedding();
      if (vector.length != query.length) {
        throw wrongDimension(id, vector.length + " dimensions");
      }
      scores[i] = score(vector, 0);
    }
    rank(id, scenes.size());
  }

  /**
   * The result, with what it needs of the found videos read from the store. A video that was
   * removed or replaced meanwhile is left out.
   *
   * @param store from which records and scenes are read
   * @return at most the query's limit of hits, highest score first, equal scores ordered by id
   */
  public List<VideoHit> hits(IndexStore store) {
    return hits(
        (id, score, sceneScores) ->
            store.video(id).flatMap(video -> hit(video, store.scenes(id), score, sceneScores)));
  }

  /**
   * The result, with what it needs of the found videos read by the store's own means.
   *
   * @param reader called once for each hit, best first
   * @return at most the query's limit of hits, highest score first, equal scores ordered by id
   */
  public List<VideoHit> hits(HitReader reader) {
    List<Candidate> best = new ArrayList<>(worstFirst);
    best.sort(BEST_FIRST);
    List<VideoHit> hits = new ArrayList<>(best.size());
    for (Candidate candidate : best) {
      reader.read(candidate.id, candidate.score, candidate.sceneScores).ifPresent(hits::add);
    }
    return hits;
  }

  /** The hit, or empty when the scenes are not those that were scored. */
  static Optional<VideoHit> hit(
      VideoRecord video, List<SceneRecord> scenes, double score, float[] sceneScores) {
    if (scenes.size() != sceneScores.length) {
      return Optional.empty();
    }
    List<SceneHit> sceneHits = new ArrayList<>(scenes.size());
    for (int i = 0; i < scenes.size(); i++) {
      SceneRecord scene = scenes.get(i);
      if (sceneScores[i] != NOT_SCORED) {
        sceneHits.add(new SceneHit(i, scene.scene(), scene.time(), sceneScores[i]));
      }
    }
    return Optional.of(new VideoHit(video, score, sceneHits));
  }

  private void reserve(int count) {
    if (count > scores.length) {
      scores = new float[Math.max(count, 2 * scores.length)];
      ranked = new float[scores.length];
    }
  }

  private void rank(String id, int count) {
    int rankedCount = 0;
    for (int i = 0; i < count; i++) {
      if (scores[i] != NOT_SCORED) {
        ranked[rankedCount++] = scores[i];
      }
    }
    if (rankedCount == 0) {
      return;
    }
    double score = ranking.score(ranked, rankedCount);
    Candidate worst = worstFirst.peek();
    if (worst != null && worstFirst.size() == limit && score < worst.score) {
      return;
    }
    worstFirst.add(new Candidate(id, score, Arrays.copyOf(scores, count)));
    if (worstFirst.size() > limit) {
      worstFirst.poll();
    }
  }

  private InvalidRequestException wrongDimension(String id, String found) {
    return new InvalidRequestException(
        "The query has %d dimensions, but the vectors of video '%s' have %s. Query with the encoder"
                .formatted(query.length, id, found)
            + " that made the index.");
  }
}
