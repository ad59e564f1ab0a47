package io.github.clipsearch.store.solr;

import io.github.clipsearch.ranking.VideoRanking;
import io.github.clipsearch.store.Listing;
import io.github.clipsearch.store.VectorQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrDocumentList;

/** The scenes that Solr proposes, and which videos have to be read to know the page of hits. */
final class Candidates {
  /** More than what Solr's scores and exact ones differ by. */
  private static final double ROUNDING = 1e-5;

  private final VectorQuery query;
  private final boolean bestSceneDecides;

  /** For each video the best cosine of each step; of a step that did not propose it, the least. */
  private final Map<String, double[]> videos = new LinkedHashMap<>();

  private final double[] least;
  private final List<Proposal> proposals = new ArrayList<>();

  private record Proposal(String video, double cosine) {}

  Candidates(VectorQuery query) {
    this.query = query;
    this.least = new double[query.stepCount()];
    // What only the best scenes decide can be decided before whole videos are read.
    this.bestSceneDecides =
        query.stepCount() == 1
            && (query.listing() == Listing.SCENES
                || query.ranking().equals(VideoRanking.bestScene()));
  }

  /** Takes over what a step has found, best first. */
  void add(int step, SolrDocumentList scenes) {
    Map<String, Set<Integer>> excluded = new HashMap<>();
    double cosine = 1;
    for (SolrDocument scene : scenes) {
      String key = (String) scene.getFirstValue("id");
      String video = Keys.videoOf(key);
      int number = Integer.parseInt(key.substring(video.length() + 1));
      // Solr's score of a dot product: (1 + cosine) / 2
      cosine = 2.0 * ((Number) scene.getFirstValue("score")).doubleValue() - 1;
      if (excluded.computeIfAbsent(video, v -> query.excludedScenes(Keys.id(v))).contains(number)) {
        continue;
      }
      proposals.add(new Proposal(video, cosine));
      double[] best = videos.computeIfAbsent(video, v -> unknown());
      best[step] = Double.isNaN(best[step]) ? cosine : Math.max(best[step], cosine);
    }
    least[step] = cosine;
  }

  private double[] unknown() {
    double[] unknown = new double[query.stepCount()];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  /** Whether the page can be filled with what was proposed. */
  boolean suffice() {
    return bestSceneDecides ? best().places >= query.lastRank() : videos.size() >= query.lastRank();
  }

  /** The keys of the videos to be read, most promising first. */
  List<String> toRead() {
    return bestSceneDecides ? List.copyOf(best().keys) : byBound();
  }

  private record Best(Set<String> keys, long places) {}

  /** The videos of the scenes that can be on the page, and how many places those fill. */
  private Best best() {
    int most = query.listing() == Listing.VIDEOS ? 1 : query.scenesPerVideo();
    double minimum = query.minimumScore().orElse(Double.NEGATIVE_INFINITY) - ROUNDING;
    Map<String, Integer> counts = new LinkedHashMap<>();
    long places = 0;
    double last = Double.NEGATIVE_INFINITY;
    for (Proposal proposal : proposals) {
      boolean full = places >= query.lastRank();
      if (proposal.cosine() < minimum || (full && proposal.cosine() < last - ROUNDING)) {
        break;
      }
      if (counts.merge(proposal.video(), 1, Integer::sum) <= most && !full) {
        places++;
        last = proposal.cosine();
      }
    }
    return new Best(counts.keySet(), places);
  }

  /** Ordered by the highest mean that the steps can have. */
  private List<String> byBound() {
    Map<String, Double> bounds = new HashMap<>();
    videos.forEach(
        (video, best) -> {
          double sum = 0;
          for (int step = 0; step < best.length; step++) {
            sum += Double.isNaN(best[step]) ? least[step] : best[step];
          }
          bounds.put(video, sum);
        });
    return videos.keySet().stream()
        .sorted(Comparator.comparing((String video) -> bounds.getOrDefault(video, 0.0)).reversed())
        .toList();
  }
}
