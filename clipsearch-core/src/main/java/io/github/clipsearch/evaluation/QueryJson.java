package io.github.clipsearch.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.clipsearch.InvalidRequestException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Queries as JSON; see {@link EvaluationQueries}. */
final class QueryJson {
  private QueryJson() {}

  static List<EvaluationQuery> parse(String text, Predicate<String> splits) {
    JsonElement root = JsonParser.parseString(text);
    if (root.isJsonArray()) {
      return queries(root.getAsJsonArray());
    }
    if (root.isJsonObject() && root.getAsJsonObject().has("sentences")) {
      return msrVtt(root.getAsJsonObject(), splits);
    }
    throw new InvalidRequestException(
        "it is neither an array of queries nor an object with \"videos\" and \"sentences\"");
  }

  private static List<EvaluationQuery> msrVtt(JsonObject root, Predicate<String> splits) {
    Set<String> videos = new HashSet<>();
    for (JsonElement element : array(root, "videos")) {
      JsonObject video = element.getAsJsonObject();
      String split = video.has("split") ? video.get("split").getAsString() : "";
      if (splits.test(split)) {
        videos.add(required(video, List.of("video_id")).getAsString());
      }
    }
    JsonArray wanted = new JsonArray();
    for (JsonElement sentence : array(root, "sentences")) {
      String video = required(sentence.getAsJsonObject(), List.of("video_id")).getAsString();
      if (videos.contains(video)) {
        wanted.add(sentence);
      }
    }
    return queries(wanted);
  }

  private static JsonArray array(JsonObject root, String name) {
    return required(root, List.of(name)).getAsJsonArray();
  }

  private static List<EvaluationQuery> queries(JsonArray array) {
    List<EvaluationQuery> queries = new ArrayList<>();
    for (JsonElement element : array) {
      JsonObject object = element.getAsJsonObject();
      queries.add(
          QueryFields.query(
              required(object, QueryFields.TEXT).getAsString(),
              answers(required(object, QueryFields.EXPECTED))));
    }
    return queries;
  }

  private static List<ExpectedAnswer> answers(JsonElement expected) {
    if (!expected.isJsonArray()) {
      return QueryFields.answers(expected.getAsString());
    }
    List<ExpectedAnswer> answers = new ArrayList<>();
    expected.getAsJsonArray().forEach(e -> answers.add(ExpectedAnswer.parse(e.getAsString())));
    return answers;
  }

  private static JsonElement required(JsonObject object, List<String> names) {
    for (String name : names) {
      if (object.has(name)) {
        return object.get(name);
      }
    }
    throw new InvalidRequestException(
        "there is no %s in %.200s".formatted(String.join(" or ", names), object));
  }
}
