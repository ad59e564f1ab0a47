package io.github.clipsearch.store.solr;

import io.github.clipsearch.filter.AllOf;
import io.github.clipsearch.filter.AnyOf;
import io.github.clipsearch.filter.DurationBetween;
import io.github.clipsearch.filter.Everything;
import io.github.clipsearch.filter.IdIn;
import io.github.clipsearch.filter.InFolder;
import io.github.clipsearch.filter.MetadataComparison;
import io.github.clipsearch.filter.MetadataExists;
import io.github.clipsearch.filter.MetadataIn;
import io.github.clipsearch.filter.MetadataPrefix;
import io.github.clipsearch.filter.Not;
import io.github.clipsearch.filter.VideoFilter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A filter in Lucene's syntax.
 *
 * @param text matches the documents of all videos that pass the filter
 * @param exact whether it matches no others; it does where the filter names strings so long that
 *     the index has their beginning only
 */
record FilterQuery(String text, boolean exact) {
  private static final String ALL = "*:*";

  /** Greater than every letter in a term. */
  private static final char AFTER_ALL = 'z';

  private static final FilterQuery EVERYTHING = new FilterQuery(ALL, true);
  private static final FilterQuery NOTHING = new FilterQuery("kind:none", true);

  /** Translates a filter. */
  static FilterQuery of(VideoFilter filter) {
    // A switch over patterns is younger than Java 17.
    if (filter instanceof Everything) {
      return EVERYTHING;
    } else if (filter instanceof AllOf all) {
      return allOf(all.filters().stream().map(FilterQuery::of).toList());
    } else if (filter instanceof AnyOf any) {
      return anyOf(any.filters().stream().map(FilterQuery::of).toList());
    } else if (filter instanceof Not not) {
      return of(not.filter()).negated();
    } else if (filter instanceof IdIn ids) {
      return terms("id", ids.values().stream().flatMap(id -> Keys.of(id).stream()).toList());
    } else if (filter instanceof DurationBetween range) {
      return range("duration", number(range.atLeast()), number(range.atMost()));
    } else if (filter instanceof InFolder folder) {
      return prefix("place", FilterTerms.place(folder.folder()));
    } else if (filter instanceof MetadataExists exists) {
      return terms("metadata", List.of(FilterTerms.name(exists.name())));
    } else if (filter instanceof MetadataIn in) {
      return in(in);
    } else if (filter instanceof MetadataPrefix prefix) {
      return prefix("metadata", FilterTerms.text(prefix.name(), prefix.prefix()));
    } else if (filter instanceof MetadataComparison comparison) {
      return comparison(comparison);
    }
    throw new IllegalArgumentException("no filter that this store knows: " + filter);
  }

  boolean matchesEverything() {
    return text.equals(ALL);
  }

  boolean matchesNothing() {
    return this.equals(NOTHING);
  }

  private static FilterQuery allOf(List<FilterQuery> queries) {
    if (queries.isEmpty()) {
      return EVERYTHING;
    }
    return queries.stream().anyMatch(FilterQuery::matchesNothing)
        ? NOTHING
        : joined(queries, "+(", ") +(", ")");
  }

  private static FilterQuery anyOf(List<FilterQuery> queries) {
    return queries.isEmpty() ? NOTHING : joined(queries, "(", ") (", ")");
  }

  private static FilterQuery joined(
      List<FilterQuery> queries, String start, String between, String end) {
    String text =
        queries.stream().map(FilterQuery::text).collect(Collectors.joining(between, start, end));
    return new FilterQuery(text, queries.stream().allMatch(FilterQuery::exact));
  }

  /** Of a query that matches too much, the opposite would match too little. */
  private FilterQuery negated() {
    return exact ? new FilterQuery("*:* -(" + text + ")", true) : new FilterQuery(ALL, false);
  }

  private static FilterQuery terms(String field, Collection<String> terms) {
    return terms.isEmpty() ? NOTHING : new FilterQuery(anyTerm(field, terms), true);
  }

  /** A query for any number of terms, also more than a Boolean query may have. */
  static String anyTerm(String field, Collection<String> terms) {
    return "_query_:\"{!terms f=%s}%s\"".formatted(field, String.join(",", terms));
  }

  /** As a range: Lucene refuses long prefixes. */
  private static FilterQuery prefix(String field, String term) {
    return term.indexOf(FilterTerms.CUT) >= 0
        ? new FilterQuery(field + ':' + term, false)
        : new FilterQuery("%s:[%s TO %s%s}".formatted(field, term, term, AFTER_ALL), true);
  }

  private static FilterQuery in(MetadataIn in) {
    boolean cut =
        in.values().stream().anyMatch(value -> value instanceof String s && FilterTerms.isCut(s));
    List<String> terms =
        in.values().stream().map(value -> FilterTerms.value(in.name(), value)).toList();
    return terms.isEmpty() ? NOTHING : new FilterQuery(anyTerm("metadata", terms), !cut);
  }

  private static FilterQuery comparison(MetadataComparison comparison) {
    String term = FilterTerms.value(comparison.name(), comparison.value());
    boolean isText = comparison.value() instanceof String;
    char kind = isText ? FilterTerms.TEXT : FilterTerms.NUMBER;
    String first = FilterTerms.name(comparison.name()) + kind;
    String afterLast = FilterTerms.name(comparison.name()) + (char) (kind + 1);
    boolean cut = isText && FilterTerms.isCut((String) comparison.value());
    String range =
        switch (comparison.operator()) {
          // What has the same beginning may be less or greater.
          case LESS_THAN -> "[%s TO %s%s".formatted(first, term, cut ? "]" : "}");
          case AT_MOST -> "[%s TO %s]".formatted(first, term);
          case AT_LEAST -> "[%s TO %s}".formatted(term, afterLast);
          case GREATER_THAN -> "%s%s TO %s}".formatted(cut ? "[" : "{", term, afterLast);
        };
    return new FilterQuery("metadata:" + range, !cut);
  }

  private static FilterQuery range(String field, String lowest, String highest) {
    return new FilterQuery("%s:[%s TO %s]".formatted(field, lowest, highest), true);
  }

  /** A limit of a range of doubles. */
  static String number(double limit) {
    return Double.isInfinite(limit) ? "*" : Double.toString(limit + 0.0);
  }
}
