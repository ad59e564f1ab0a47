package io.github.clipsearch.evaluation;

import java.util.Arrays;
import java.util.List;

/** The names of the fields that are read, and how their values are written. */
final class QueryFields {
  static final List<String> TEXT = List.of("sentence", "caption", "query", "text");
  static final List<String> EXPECTED = List.of("video_id", "video", "expected");

  private QueryFields() {}

  static List<ExpectedAnswer> answers(String written) {
    return Arrays.stream(written.split("\\|")).map(ExpectedAnswer::parse).toList();
  }

  static EvaluationQuery query(String text, List<ExpectedAnswer> expected) {
    return EvaluationQuery.text(text.strip(), expected.toArray(ExpectedAnswer[]::new));
  }
}
