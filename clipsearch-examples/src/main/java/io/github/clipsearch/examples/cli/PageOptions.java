package io.github.clipsearch.examples.cli;

import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.ranking.VideoRanking;
import io.github.clipsearch.store.Listing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which of the hits are shown, and in which order. */
final class PageOptions {
  @Option(
      names = "-n",
      paramLabel = "N",
      description = "The most hits to show; default ${DEFAULT-VALUE}.")
  private int limit = SearchRequest.DEFAULT_LIMIT;

  @Option(names = "--offset", paramLabel = "N", description = "Leave out the N best hits.")
  private int offset;

  @Option(names = "--scenes", description = "Show scenes in place of videos.")
  private boolean scenes;

  @Option(
      names = "--ranking",
      paramLabel = "best|mean|K",
      converter = RankingConverter.class,
      description =
          "A video's score: that of its best scene, the mean of all, or of the K best. Default:"
              + " best.")
  private VideoRanking ranking = VideoRanking.bestScene();

  @Option(
      names = "--min-score",
      paramLabel = "COSINE",
      description = "Leave out hits below this score.")
  private @Nullable Double minimumScore;

  @Option(
      names = "--min-share",
      paramLabel = "SHARE",
      description = "Leave out hits below this share of the best score, such as 0.9.")
  private @Nullable Double minimumShare;

  SearchRequest.Builder apply(SearchRequest.Builder request) {
    request.limit(limit).offset(offset).ranking(ranking);
    request.listing(scenes ? Listing.SCENES : Listing.VIDEOS);
    if (minimumScore != null) {
      request.minimumScore(minimumScore);
    }
    if (minimumShare != null) {
      request.minimumShareOfBest(minimumShare);
    }
    return request;
  }

  /** For picocli. */
  static final class RankingConverter implements ITypeConverter<VideoRanking> {
    @Override
    public VideoRanking convert(String value) {
      try {
        return switch (value) {
          case "best" -> VideoRanking.bestScene();
          case "mean" -> VideoRanking.mean();
          default -> VideoRanking.meanOfTop(Integer.parseInt(value));
        };
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + value + "' is not best, mean or a number of scenes from 1 on");
      }
    }
  }
}
