package io.github.clipsearch.evaluation;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.store.Listing;
import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.VideoHit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Asks an engine queries whose answers are known. Immutable.
 *
 * <pre>{@code
 * EvaluationReport report = Evaluation.builder(engine).build()
 *     .run(EvaluationQueries.read(Path.of("MSRVTT_JSFUSION_test.csv")));
 * System.out.println(report.recallAt(1));
 * }</pre>
 */
public final class Evaluation {
  /** How many hits of a query are looked at when nothing else is said. */
  public static final int DEFAULT_DEPTH = 1000;

  private final VideoSearchEngine engine;
  private final int depth;
  private final UnaryOperator<SearchRequest.Builder> settings;

  private Evaluation(Builder builder) {
    engine = builder.engine;
    depth = builder.depth;
    settings = builder.settings;
  }

  /**
   * Evaluates an engine on the videos in its index.
   *
   * @param engine stays the caller's
   * @return a new builder
   */
  public static Builder builder(VideoSearchEngine engine) {
    return new Builder(engine);
  }

  /**
   * Asks all queries, one after the other. Videos are listed for a query, or scenes when it expects
   * a scene.
   *
   * @param queries at least one
   * @return what became of them
   * @throws InvalidRequestException when there are no queries
   * @throws io.github.clipsearch.ClipSearchException when the engine fails to answer
   */
  public EvaluationReport run(List<EvaluationQuery> queries) {
    VideoNames names = new VideoNames(engine.videos());
    return new EvaluationReport(queries.stream().map(query -> ask(query, names)).toList());
  }

  private QueryOutcome ask(EvaluationQuery query, VideoNames names) {
    List<RightAnswer> right = new ArrayList<>();
    for (ExpectedAnswer answer : query.expected()) {
      Set<String> ids = names.ids(answer.video());
      if (!ids.isEmpty()) {
        right.add(new RightAnswer(ids, answer));
      }
    }
    OptionalInt rank = right.isEmpty() ? OptionalInt.empty() : rank(query, right);
    return new QueryOutcome(query, rank, !right.isEmpty());
  }

  private OptionalInt rank(EvaluationQuery query, List<RightAnswer> right) {
    SearchRequest.Builder request = settings.apply(SearchRequest.of(query.query()));
    Listing listing = query.ofScenes() ? Listing.SCENES : Listing.VIDEOS;
    for (VideoHit hit : engine.search(request.listing(listing).limit(depth).build())) {
      if (right.stream().anyMatch(answer -> answer.isMetBy(hit))) {
        return OptionalInt.of(hit.rank());
      }
    }
    return OptionalInt.empty();
  }

  private record RightAnswer(Set<String> ids, ExpectedAnswer answer) {
    boolean isMetBy(VideoHit hit) {
      if (!ids.contains(hit.video().id())) {
        return false;
      }
      SceneHit scene = hit.bestScene();
      double time = answer.time().orElse(scene.start());
      return time >= scene.start() && time < scene.end();
    }
  }

  /** Collects an evaluation's settings. Belongs to one thread. */
  public static final class Builder {
    private final VideoSearchEngine engine;
    private int depth = DEFAULT_DEPTH;
    private UnaryOperator<SearchRequest.Builder> settings = UnaryOperator.identity();

    private Builder(VideoSearchEngine engine) {
      this.engine = Objects.requireNonNull(engine, "engine");
    }

    /**
     * How many hits of a query are looked at; a right answer behind them was not found.
     *
     * @param hits at least 1; default {@value Evaluation#DEFAULT_DEPTH}
     * @return this builder
     * @throws InvalidRequestException when it is below 1
     */
    public Builder depth(int hits) {
      if (hits < 1) {
        throw new InvalidRequestException("At least 1 hit is looked at, not " + hits + ".");
      }
      this.depth = hits;
      return this;
    }

    /**
     * Sets up the requests, such as their templates, ranking or filter; what they list and how much
     * of it is the evaluation's.
     *
     * @param settings called for each query
     * @return this builder
     */
    public Builder requests(UnaryOperator<SearchRequest.Builder> settings) {
      this.settings = Objects.requireNonNull(settings, "settings");
      return this;
    }

    /**
     * Makes the evaluation.
     *
     * @return an immutable evaluation
     */
    public Evaluation build() {
      return new Evaluation(this);
    }
  }
}
