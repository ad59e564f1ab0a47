package io.github.clipsearch.examples.cli;

import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.filter.TimeRange;
import io.github.clipsearch.filter.VideoFilter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which videos are searched, and which part of them. */
final class FilterOptions {
  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      converter = WhereCondition.class,
      description = {
        "Only videos with such metadata: NAME=VALUE (or VALUE|VALUE), NAME!=VALUE, NAME<VALUE,"
            + " NAME<=VALUE, NAME>VALUE, NAME>=VALUE, NAME^=PREFIX, NAME (has a value), or !NAME"
            + " (has none).",
        "May be repeated: all conditions have to hold."
      })
  private List<VideoFilter> where = new ArrayList<>();

  @Option(
      names = "--in",
      paramLabel = "FOLDER",
      description = "Only videos in this folder, at any depth.")
  private @Nullable Path folder;

  @Option(
      names = "--min-duration",
      paramLabel = "SECONDS",
      description = "Only videos of at least this length.")
  private double shortest;

  @Option(
      names = "--max-duration",
      paramLabel = "SECONDS",
      description = "Only videos of at most this length.")
  private double longest = Double.POSITIVE_INFINITY;

  @Option(
      names = "--from",
      paramLabel = "SECONDS",
      description = "Only scenes that end after this time in their video.")
  private double from;

  @Option(
      names = "--to",
      paramLabel = "SECONDS",
      description = "Only scenes that start before this time in their video.")
  private double to = Double.POSITIVE_INFINITY;

  SearchRequest.Builder apply(SearchRequest.Builder request) {
    List<VideoFilter> filters = new ArrayList<>(where);
    if (folder != null) {
      filters.add(VideoFilter.inFolder(folder));
    }
    if (shortest != 0) {
      filters.add(VideoFilter.durationAtLeast(shortest));
    }
    if (longest != Double.POSITIVE_INFINITY) {
      filters.add(VideoFilter.durationAtMost(longest));
    }
    if (from != 0 || to != Double.POSITIVE_INFINITY) {
      request.timeRange(new TimeRange(from, to));
    }
    return request.filter(VideoFilter.allOf(filters));
  }
}
