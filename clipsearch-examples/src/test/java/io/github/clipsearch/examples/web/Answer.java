package io.github.clipsearch.examples.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the server answered. */
record Answer(HttpResponse<byte[]> response) {
  int status() {
    return response.statusCode();
  }

  byte[] bytes() {
    return response.body();
  }

  String text() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  JsonObject object() {
    return JsonParser.parseString(text()).getAsJsonObject();
  }

  List<JsonObject> list() {
    return objects(JsonParser.parseString(text()).getAsJsonArray());
  }

  List<JsonObject> hits() {
    return objects(object().getAsJsonArray("hits"));
  }

  List<String> videosOfHits() {
    return hits().stream()
        .map(hit -> hit.getAsJsonObject("video").get("id").getAsString())
        .toList();
  }

  private static List<JsonObject> objects(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }
}
