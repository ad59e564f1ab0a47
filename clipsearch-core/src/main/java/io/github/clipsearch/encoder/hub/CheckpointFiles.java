package io.github.clipsearch.encoder.hub;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.clipsearch.ModelLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which files make a checkpoint. */
final class CheckpointFiles {
  static final String CONFIG = "config.json";
  static final String PREPROCESSING = "preprocessor_config.json";
  static final String TOKENIZER = "tokenizer.json";
  static final List<String> TOKENIZER_PARTS = List.of("vocab.json", "merges.txt");
  static final String WORD_PIECES = "vocab.txt";
  static final String WEIGHTS = "model.safetensors";
  static final String SHARDS = "model.safetensors.index.json";
  static final String PICKLED_WEIGHTS = "pytorch_model.bin";

  private static final Pattern SHARD_NAME = Pattern.compile("\\w[\\w.-]*\\.safetensors");

  private CheckpointFiles() {}

  /** What a folder lacks to be a complete checkpoint; empty when it is one. */
  static List<String> missingIn(Path folder) {
    List<String> missing = new ArrayList<>();
    for (String name : List.of(CONFIG, PREPROCESSING)) {
      if (!has(folder, name)) {
        missing.add(name);
      }
    }
    if (!has(folder, TOKENIZER)
        && !has(folder, WORD_PIECES)
        && !TOKENIZER_PARTS.stream().allMatch(name -> has(folder, name))) {
      missing.add(TOKENIZER);
    }
    if (!has(folder, WEIGHTS)) {
      if (has(folder, SHARDS)) {
        shards(folder.resolve(SHARDS)).stream()
            .filter(name -> !has(folder, name))
            .forEach(missing::add);
      } else {
        missing.add(WEIGHTS);
      }
    }
    return missing;
  }

  private static boolean has(Path folder, String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  /** The files that the index of sharded weights names, all beside it. */
  static SortedSet<String> shards(Path index) {
    JsonElement root;
    try {
      root = JsonParser.parseString(Files.readString(index));
    } catch (IOException | JsonParseException e) {
      throw new ModelLoadException(
          index, "the list of weight files could not be read (" + e.getMessage() + ")", e);
    }
    if (!(root instanceof JsonObject object)
        || !(object.get("weight_map") instanceof JsonObject map)) {
      throw new ModelLoadException(index, "it has no 'weight_map' from tensors to files");
    }
    SortedSet<String> names = new TreeSet<>();
    map.asMap().values().forEach(value -> names.add(shardName(index, value)));
    return names;
  }

  private static String shardName(Path index, JsonElement value) {
    String name = value.isJsonPrimitive() ? value.getAsString() : "";
    // a downloaded index must not lead out of its folder
    if (!SHARD_NAME.matcher(name).matches()) {
      throw new ModelLoadException(
          index, "it names " + value + ", which is no safetensors file beside it");
    }
    return name;
  }
}
