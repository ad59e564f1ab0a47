package io.github.clipsearch.examples.web;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.examples.MetadataCondition;
import io.github.clipsearch.filter.VideoFilter;
import io.github.clipsearch.query.Query;
import io.github.clipsearch.query.Sequence;
import io.github.clipsearch.store.Listing;
import io.javalin.http.Context;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the address of a search says. */
final class SearchParameters {
  private static final int MOST_HITS = 1000;

  private final Context context;

  SearchParameters(Context context) {
    this.context = context;
  }

  /**
   * The search.
   *
   * @throws InvalidRequestException when a parameter makes no sense
   */
  SearchRequest request() {
    SearchRequest.Builder request = start().filter(filter());
    number("score").ifPresent(request::minimumScore);
    if (text("list").filter("scenes"::equals).isPresent()) {
      request.listing(Listing.SCENES);
    }
    return request
        .offset(count("offset", 0, Integer.MAX_VALUE))
        .limit(count("limit", SearchRequest.DEFAULT_LIMIT, MOST_HITS))
        .build();
  }

  private SearchRequest.Builder start() {
    Optional<String> then = text("then");
    if (then.isEmpty()) {
      return SearchRequest.of(query());
    }
    Sequence sequence = query().then(Query.text(then.get()));
    return SearchRequest.of(number("within").map(sequence::within).orElse(sequence));
  }

  private Query query() {
    Query query = text("like").map(this::like).orElseGet(() -> Query.text(text("text").orElse("")));
    Optional<String> minus = text("minus");
    return minus.isPresent() ? query.minus(Query.text(minus.get())) : query;
  }

  private Query like(String video) {
    return context.queryParam("scene") == null
        ? Query.video(video)
        : Query.scene(video, count("scene", 0, Integer.MAX_VALUE));
  }

  private VideoFilter filter() {
    List<VideoFilter> filters = new ArrayList<>();
    text("folder").ifPresent(folder -> filters.add(VideoFilter.inFolder(path(folder))));
    number("longer").ifPresent(seconds -> filters.add(VideoFilter.durationAtLeast(seconds)));
    number("shorter").ifPresent(seconds -> filters.add(VideoFilter.durationAtMost(seconds)));
    text("where").ifPresent(condition -> filters.add(MetadataCondition.parse(condition)));
    return VideoFilter.allOf(filters);
  }

  private static Path path(String folder) {
    try {
      return Path.of(folder);
    } catch (InvalidPathException e) {
      throw new InvalidRequestException("'" + folder + "' is no folder's name.");
    }
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(context.queryParam(name))
        .map(String::strip)
        .filter(t -> !t.isEmpty());
  }

  private Optional<Double> number(String name) {
    try {
      return text(name).map(Double::valueOf);
    } catch (NumberFormatException e) {
      throw new InvalidRequestException(
          "'" + name + "' is a number, unlike '" + text(name).get() + "'.");
    }
  }

  private int count(String name, int absent, int most) {
    String value = text(name).orElse(String.valueOf(absent));
    if (!value.matches("\\d{1,9}")) {
      throw new InvalidRequestException(
          "'" + name + "' is a whole number, unlike '" + value + "'.");
    }
    return Math.min(most, Integer.parseInt(value));
  }
}
