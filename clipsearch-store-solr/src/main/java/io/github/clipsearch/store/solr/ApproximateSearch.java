package io.github.clipsearch.store.solr;

import io.github.clipsearch.filter.TimeRange;
import io.github.clipsearch.store.ExactScan;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VectorQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrDocumentList;
import org.apache.solr.common.params.ModifiableSolrParams;

/**
 * One search. Solr proposes the scenes nearest to each vector of the query, more of them than are
 * wanted, of those videos that pass the filter; the videos that they belong to are read, whole, and
 * scored exactly. Where Solr proposed all there are, the result is that of an exact search.
 */
final class ApproximateSearch {
  /** Up to this many scenes, all are proposed: their distances are quickly had. */
  private static final int PROPOSED_ALL = 1000;

  /** No fewer scenes are proposed, so that Solr's graph is walked widely enough. */
  private static final int FEWEST_PROPOSED = 100;

  private static final int GROWTH = 4;

  /** Videos that are read with one request, so that an answer fits the memory. */
  private static final int BATCH = 32;

  private final IndexCollection collection;
  private final VectorQuery query;
  private final String index;
  private final int perHit;
  private final int most;
  private final FilterQuery filter;

  ApproximateSearch(
      IndexCollection collection, VectorQuery query, String index, int perHit, int most) {
    this.collection = collection;
    this.query = query;
    this.index = index;
    this.perHit = perHit;
    this.most = most;
    this.filter = FilterQuery.of(query.filter());
  }

  SearchResult result() {
    ExactScan scan = new ExactScan(query);
    Map<String, StoredVideo> read = new HashMap<>();
    boolean all = filter.matchesNothing() || propose(scan, read);
    SearchResult found =
        scan.result(
            (rank, hit) ->
                Optional.ofNullable(read.get(hit.id())).map(video -> video.hit(rank, hit)));
    return new SearchResult(found.hits(), all, found.cost());
  }

  /** Shows the scan what Solr proposes; returns whether that was all there is. */
  private boolean propose(ExactScan scan, Map<String, StoredVideo> read) {
    long scenes = count();
    if (scenes == 0) {
      return true;
    }
    long bound = Math.min(scenes, Math.max(most, PROPOSED_ALL));
    long wanted = Math.max(FEWEST_PROPOSED, Math.multiplyExact(query.lastRank(), (long) perHit));
    // Of what passes here and not the filter itself, nobody knows how much there is.
    long proposed = scenes <= PROPOSED_ALL || !filter.exact() ? bound : Math.min(bound, wanted);
    while (true) {
      Candidates candidates = new Candidates(query);
      boolean all = true;
      for (int step = 0; step < query.stepCount(); step++) {
        SolrDocumentList found = nearest(query.steps().get(step), proposed);
        candidates.add(step, found);
        all &= found.size() >= scenes;
      }
      if (all || proposed >= bound || candidates.suffice()) {
        show(candidates.toRead(), scan, read);
        return all;
      }
      proposed = Math.min(bound, proposed * GROWTH);
    }
  }

  private void show(List<String> keys, ExactScan scan, Map<String, StoredVideo> read) {
    for (int from = 0; from < keys.size(); from += BATCH) {
      List<String> batch = keys.subList(from, Math.min(keys.size(), from + BATCH));
      ModifiableSolrParams params = new ModifiableSolrParams();
      params.set("q", "{!terms f=id v=$keys}").set("keys", String.join(",", batch));
      params.set("fl", StoredVideo.FIELDS).set("rows", batch.size());
      params.set("distrib.singlePass", true);
      for (SolrDocument document : collection.query(params).getResults()) {
        StoredVideo video = StoredVideo.of(document, query.dimension(), index);
        if (query.accepts(video.record())) {
          video.showTo(scan);
          read.put(video.record().id(), video.scored());
        }
      }
    }
  }

  /** How many scenes may be scored. */
  private long count() {
    ModifiableSolrParams params = new ModifiableSolrParams();
    params.set("q", "kind:scene").set("rows", 0);
    return collection.query(restricted(params)).getResults().getNumFound();
  }

  /** The scenes nearest to a vector, best first. */
  private SolrDocumentList nearest(float[] vector, long proposed) {
    StringBuilder text = new StringBuilder(12 * vector.length).append('[');
    for (int i = 0; i < vector.length; i++) {
      text.append(i == 0 ? "" : ",").append(vector[i]);
    }
    ModifiableSolrParams params = new ModifiableSolrParams();
    params.set("q", "{!knn f=embedding topK=" + proposed + " v=$vector}");
    params.set("vector", text.append(']').toString());
    // Scenes and their scores from one moment: with a second pass, some might be gone meanwhile.
    params.set("fl", "id,score").set("rows", (int) proposed).set("distrib.singlePass", true);
    return collection.query(restricted(params)).getResults();
  }

  private ModifiableSolrParams restricted(ModifiableSolrParams params) {
    if (!filter.matchesEverything()) {
      // The parents are all documents that are no scenes.
      params.add("fq", "{!child of='kind:(video index)' v=$videos}");
      params.set("videos", "+kind:video +(" + filter.text() + ")");
    }
    List<String> excluded = new ArrayList<>();
    query.excludedVideos().forEach(id -> Keys.of(id).ifPresent(excluded::add));
    if (!excluded.isEmpty()) {
      params.add("fq", "*:* -" + FilterQuery.anyTerm("_root_", excluded));
    }
    if (query.timeRange().isPresent()) {
      TimeRange range = query.timeRange().get();
      params.add("fq", "end:{" + FilterQuery.number(range.from()) + " TO *]");
      if (Double.isFinite(range.to())) {
        params.add("fq", "start:[* TO " + FilterQuery.number(range.to()) + "}");
      }
    }
    return params;
  }
}
