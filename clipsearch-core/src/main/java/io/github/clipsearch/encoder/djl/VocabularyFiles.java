package io.github.clipsearch.encoder.djl;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.clipsearch.ModelLoadException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The older form of CLIP's tokenizer: {@code vocab.json} with the id of every token, and {@code
 * merges.txt} with the pairs that become one token, most important first. How texts are cleaned and
 * split stands in neither; it is the same for all CLIP models.
 */
final class VocabularyFiles {
  static final String VOCABULARY = "vocab.json";
  static final String MERGES = "merges.txt";

  private static final String START = "<|startoftext|>";
  private static final String END = "<|endoftext|>";
  private static final String END_OF_WORD = "</w>";
  private static final String ADVICE = "; download the checkpoint again";

  private final Path vocabularyFile;
  private final Path mergesFile;
  private final JsonObject vocabulary;

  private VocabularyFiles(Path vocabularyFile) {
    this.vocabularyFile = vocabularyFile;
    this.mergesFile = vocabularyFile.resolveSibling(MERGES);
    this.vocabulary = JsonSettings.parse(vocabularyFile, read(vocabularyFile));
  }

  /**
   * Reads {@code vocab.json} and the {@code merges.txt} beside it.
   *
   * @return the text of a {@code tokenizer.json} that says the same
   */
  static String toTokenizerJson(Path vocabularyFile) {
    VocabularyFiles files = new VocabularyFiles(vocabularyFile);
    files.requireDistinctIds();
    return files.tokenizerJson();
  }

  private String tokenizerJson() {
    int start = specialToken(START);
    int end = specialToken(END);
    JsonObject tokenizer = JsonParser.parseString(ByteLevelTokenizer.json()).getAsJsonObject();
    for (JsonElement token : tokenizer.getAsJsonArray("added_tokens")) {
      boolean isStart = token.getAsJsonObject().get("content").getAsString().equals(START);
      token.getAsJsonObject().addProperty("id", isStart ? start : end);
    }
    JsonObject around = tokenizer.getAsJsonObject("post_processor");
    around.add("cls", tokenAndId(START, start));
    around.add("sep", tokenAndId(END, end));
    JsonObject model = tokenizer.getAsJsonObject("model");
    model.add("vocab", vocabulary);
    model.add("merges", merges());
    return tokenizer.toString();
  }

  private static JsonArray tokenAndId(String token, int id) {
    JsonArray pair = new JsonArray();
    pair.add(token);
    pair.add(id);
    return pair;
  }

  private int specialToken(String token) {
    JsonElement id = vocabulary.get(token);
    if (id == null) {
      throw new ModelLoadException(
          vocabularyFile,
          "it has no token %s; only CLIP's own tokenizer is read from %s and %s, others from tokenizer.json"
              .formatted(token, VOCABULARY, MERGES));
    }
    return id.getAsInt();
  }

  private void requireDistinctIds() {
    Map<Integer, String> tokens = new HashMap<>();
    for (Map.Entry<String, JsonElement> entry : vocabulary.entrySet()) {
      String other = tokens.put(id(entry.getKey(), entry.getValue()), entry.getKey());
      if (other != null) {
        throw new ModelLoadException(
            vocabularyFile,
            "'%s' and '%s' both have the id %s%s"
                .formatted(other, entry.getKey(), entry.getValue(), ADVICE));
      }
    }
  }

  private int id(String token, JsonElement value) {
    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
      double id = value.getAsDouble();
      if (id == Math.rint(id) && id >= 0 && id < Integer.MAX_VALUE) {
        return (int) id;
      }
    }
    throw new ModelLoadException(
        vocabularyFile,
        "the id of '%s' is %s, but must be a whole number from 0 on%s"
            .formatted(token, value, ADVICE));
  }

  private JsonArray merges() {
    JsonArray merges = new JsonArray();
    Set<String> made = new HashSet<>();
    List<String> lines = read(mergesFile).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isEmpty() && !(i == 0 && line.startsWith("#version"))) {
        made.add(merged(line, i + 1));
        merges.add(line);
      }
    }
    requireComplete(made);
    return merges;
  }

  private String merged(String line, int number) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 2) {
      throw new ModelLoadException(
          mergesFile,
          "line %d is '%s', but must be two tokens with a space between them%s"
              .formatted(number, line, ADVICE));
    }
    String merged = parts[0] + parts[1];
    for (String token : List.of(parts[0], parts[1], merged)) {
      if (!vocabulary.has(token)) {
        throw new ModelLoadException(
            mergesFile,
            "line %d is '%s', but %s has no token '%s'; the two files are of different models or damaged%s"
                .formatted(number, line, VOCABULARY, token, ADVICE));
      }
    }
    return merged;
  }

  /** A file that is cut at the end of a line would go unnoticed, and make other tokens. */
  private void requireComplete(Set<String> made) {
    List<String> unreachable =
        vocabulary.keySet().stream()
            .filter(token -> !isSymbol(token) && !isSpecial(token) && !made.contains(token))
            .toList();
    if (!unreachable.isEmpty()) {
      throw new ModelLoadException(
          mergesFile,
          "no line makes %d of the tokens of %s, such as '%s'; it is cut off or of another model%s"
              .formatted(unreachable.size(), VOCABULARY, unreachable.get(0), ADVICE));
    }
  }

  /** Whether a token stands for a single byte, so that nothing needs to be merged into it. */
  private static boolean isSymbol(String token) {
    String symbol =
        token.endsWith(END_OF_WORD)
            ? token.substring(0, token.length() - END_OF_WORD.length())
            : token;
    return symbol.length() <= 1;
  }

  private static boolean isSpecial(String token) {
    return token.startsWith("<") && token.endsWith(">");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ModelLoadException(file, "the file could not be read (" + e.getMessage() + ")", e);
    }
  }
}
