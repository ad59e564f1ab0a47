package io.github.clipsearch.examples;

import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.duplicates.CopiedRun;
import io.github.clipsearch.duplicates.DuplicateFinder;
import io.github.clipsearch.duplicates.DuplicateGroup;
import io.github.clipsearch.duplicates.DuplicateReport;
import io.github.clipsearch.evaluation.Evaluation;
import io.github.clipsearch.evaluation.EvaluationQueries;
import io.github.clipsearch.evaluation.EvaluationQuery;
import io.github.clipsearch.evaluation.EvaluationReport;
import io.github.clipsearch.filter.TimeRange;
import io.github.clipsearch.filter.VideoFilter;
import io.github.clipsearch.query.Query;
import io.github.clipsearch.ranking.VideoRanking;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.Listing;
import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VideoHit;
import java.awt.image.BufferedImage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** All ways to search, as the guide quotes them. Each method prints what it finds. */
public final class Searching {
  private final VideoSearchEngine engine;
  private final PrintStream out;

  /**
   * Searches an engine's index.
   *
   * @param engine stays the caller's
   * @param out where the hits are printed
   */
  public Searching(VideoSearchEngine engine, PrintStream out) {
    this.engine = engine;
    this.out = out;
  }

  private void print(SearchRequest.Builder request) {
    for (VideoHit hit : engine.search(request.build())) {
      SceneHit scene = hit.bestScene();
      out.printf("%s scene %d%n", Path.of(hit.video().uri()).getFileName(), scene.number());
    }
  }

  /** A text. */
  public void text() {
    SearchResult result = engine.search("a red boat at sunset", 5);
    for (VideoHit hit : result) {
      SceneHit scene = hit.bestScene();
      out.printf(
          "%d. %s from %s to %s, cosine %.2f%n",
          hit.rank(), hit.video().uri(), scene.start(), scene.end(), hit.score());
    }
  }

  /** What a result says besides its hits. */
  public void result() {
    SearchResult result = engine.search("a red boat at sunset", 5);
    out.println(result.cost().scenes() + " scenes of " + result.cost().videos() + " videos");
    out.println(result.exact() ? "all compared" : "an approximate index chose among them");
    out.println("encoding: " + result.cost().encode() + ", scanning: " + result.cost().scan());
  }

  /**
   * An image.
   *
   * @param image of any size
   */
  public void image(BufferedImage image) {
    print(SearchRequest.of(Query.image(image)).limit(1));
  }

  /**
   * Something that is in the index.
   *
   * @param id of a video
   */
  public void moreLikeThis(String id) {
    print(SearchRequest.of(Query.video(id)).limit(1));
    print(SearchRequest.of(Query.scene(id, 0)).listing(Listing.SCENES).limit(1));
    print(SearchRequest.of(Query.sceneAt(id, 2.5)).listing(Listing.SCENES).limit(1));
  }

  /** One thing and not another. */
  public void combination() {
    Query query = Query.text("a city").minus(Query.text("night"), 0.5);
    print(SearchRequest.of(query).limit(1));
  }

  /** A text in several sentences. */
  public void templates() {
    print(
        SearchRequest.text("a purple castle")
            .templates(List.of("a photo of {}", "a video of {}"))
            .limit(1));
  }

  /** One thing, then another. */
  public void sequence() {
    Query boat = Query.text("a red boat at sunset");
    Query whales = Query.text("three whales in the rain");
    SearchRequest request = SearchRequest.of(boat.then(whales).within(10)).limit(1).build();
    for (VideoHit hit : engine.search(request)) {
      for (SceneHit scene : hit.scenes()) {
        out.println(hit.video().uri() + " at " + scene.start());
      }
    }
  }

  /** Only some of the videos, and a part of each. */
  public void filtered() {
    VideoFilter filter =
        VideoFilter.metadata("year")
            .atLeast(2020)
            .and(VideoFilter.metadata("place").startsWith("sea").not())
            .and(VideoFilter.durationAtMost(600));
    print(SearchRequest.text("night").filter(filter).timeRange(new TimeRange(0, 60)).limit(1));
  }

  /** The second page of the scenes, none far below the best. */
  public void page() {
    print(
        SearchRequest.text("a boat")
            .listing(Listing.SCENES)
            .scenesPerVideo(3)
            .minimumShareOfBest(0.5)
            .offset(2)
            .limit(2));
  }

  /** Videos by more than their best scene. */
  public void ranking() {
    print(SearchRequest.text("night").ranking(VideoRanking.meanOfTop(3)).limit(1));
  }

  /**
   * How well the model finds what it should.
   *
   * @param file queries with their answers
   */
  public void evaluation(Path file) {
    List<EvaluationQuery> queries = EvaluationQueries.read(file);
    EvaluationReport report = Evaluation.builder(engine).build().run(queries);
    out.printf("recall@1 %.2f, recall@5 %.2f%n", report.recallAt(1), report.recallAt(5));
    out.printf("median rank %.1f%n", report.medianRank());
    out.printf("mean reciprocal rank %.2f%n", report.meanReciprocalRank());
  }

  /**
   * Videos that are in the index more than once.
   *
   * @param store the engine's
   */
  public void duplicates(IndexStore store) {
    DuplicateReport report = DuplicateFinder.builder().similarity(0.95).build().find(store);
    for (DuplicateGroup group : report.groups()) {
      for (CopiedRun run : group.runs()) {
        out.printf(
            "%s from %s is %s from %s%n",
            run.first().video().uri(),
            run.first().start(),
            run.second().video().uri(),
            run.second().start());
      }
    }
  }
}
