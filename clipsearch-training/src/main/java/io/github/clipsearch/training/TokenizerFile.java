package io.github.clipsearch.training;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.clipsearch.training.world.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tokenizer of the model in the box: byte pairs as CLIP's, merged until every word of the world
 * is one token. Whatever else is written falls into bytes and parts of words.
 */
final class TokenizerFile {
  private static final int BYTES = 256;
  private static final String END_OF_WORD = "</w>";
  private static final String START = "<|startoftext|>";
  private static final String END = "<|endoftext|>";

  /** Everything but the vocabulary, as in published CLIP checkpoints. */
  private static final String STRUCTURE =
      """
      {
        "version": "1.0",
        "truncation": null,
        "padding": null,
        "added_tokens": [
          {"id": %1$d, "content": "%2$s", "single_word": false, "lstrip": false, "rstrip": false,
           "normalized": true, "special": true},
          {"id": %3$d, "content": "%4$s", "single_word": false, "lstrip": false, "rstrip": false,
           "normalized": false, "special": true}
        ],
        "normalizer": {"type": "Sequence", "normalizers": [
          {"type": "NFC"},
          {"type": "Replace", "pattern": {"Regex": "\\\\s+"}, "content": " "},
          {"type": "Lowercase"}
        ]},
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
          {"type": "Split", "behavior": "Removed", "invert": true, "pattern": {"Regex":
           "'s|'t|'re|'ve|'m|'ll|'d|[\\\\p{L}]+|[\\\\p{N}]|[^\\\\s\\\\p{L}\\\\p{N}]+"}},
          {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": true}
        ]},
        "post_processor": {"type": "RobertaProcessing", "sep": ["%4$s", %3$d],
          "cls": ["%2$s", %1$d], "trim_offsets": false, "add_prefix_space": false},
        "decoder": {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true,
          "use_regex": true},
        "model": {"type": "BPE", "dropout": null, "unk_token": "%4$s",
          "continuing_subword_prefix": "", "end_of_word_suffix": "</w>", "fuse_unk": false,
          "vocab": {}, "merges": []}
      }
      """;

  private final List<Pair> merges;
  private final List<String> tokens;

  private record Pair(String left, String right) {
    String merged() {
      return left + right;
    }

    String line() {
      return left + " " + right;
    }
  }

  private TokenizerFile(List<Pair> merges) {
    this.merges = merges;
    Set<String> all = new LinkedHashSet<>(byteSymbols());
    byteSymbols().forEach(symbol -> all.add(symbol + END_OF_WORD));
    merges.forEach(pair -> all.add(pair.merged()));
    this.tokens = List.copyOf(all);
  }

  /** The tokenizer for the words of the world. */
  static TokenizerFile ofWorld() {
    List<List<String>> words = new ArrayList<>();
    for (String word : Vocabulary.words()) {
      words.add(letters(word));
    }
    List<Pair> merges = new ArrayList<>();
    while (true) {
      Map<String, Integer> counts = new TreeMap<>();
      Map<String, Pair> pairs = new TreeMap<>();
      for (List<String> word : words) {
        for (int i = 0; i + 1 < word.size(); i++) {
          Pair pair = new Pair(word.get(i), word.get(i + 1));
          pairs.put(pair.line(), pair);
          counts.merge(pair.line(), 1, Integer::sum);
        }
      }
      if (pairs.isEmpty()) {
        return new TokenizerFile(merges);
      }
      // the most frequent, and of several such the first in the alphabet
      String best =
          counts.entrySet().stream()
              .max(
                  Map.Entry.<String, Integer>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
              .orElseThrow()
              .getKey();
      Pair merge = pairs.get(best);
      if (merge == null) {
        throw new IllegalStateException("no pair " + best);
      }
      merges.add(merge);
      words.forEach(word -> merge(word, merge));
    }
  }

  private static List<String> letters(String word) {
    List<String> letters = new ArrayList<>(List.of(word.split("")));
    letters.set(letters.size() - 1, letters.get(letters.size() - 1) + END_OF_WORD);
    return letters;
  }

  private static void merge(List<String> word, Pair merge) {
    for (int i = 0; i + 1 < word.size(); i++) {
      if (word.get(i).equals(merge.left) && word.get(i + 1).equals(merge.right)) {
        word.set(i, merge.merged());
        word.remove(i + 1);
      }
    }
  }

  /** How many tokens there are, start and end included. */
  int size() {
    return tokens.size() + 2;
  }

  int startId() {
    return tokens.size();
  }

  int endId() {
    return tokens.size() + 1;
  }

  /** The text of {@code tokenizer.json}. */
  JsonObject json() {
    JsonObject tokenizer =
        JsonParser.parseString(STRUCTURE.formatted(startId(), START, endId(), END))
            .getAsJsonObject();
    JsonObject model = tokenizer.getAsJsonObject("model");
    JsonObject vocabulary = model.getAsJsonObject("vocab");
    for (int id = 0; id < tokens.size(); id++) {
      vocabulary.addProperty(tokens.get(id), id);
    }
    vocabulary.addProperty(START, startId());
    vocabulary.addProperty(END, endId());
    JsonArray lines = model.getAsJsonArray("merges");
    merges.forEach(pair -> lines.add(pair.line()));
    return tokenizer;
  }

  /** Bytes that are no visible characters are written as the letters from U+0100 on. */
  private static List<String> byteSymbols() {
    List<String> symbols = new ArrayList<>();
    int other = BYTES;
    for (int value = 0; value < BYTES; value++) {
      boolean visible =
          (value >= '!' && value <= '~')
              || (value >= 0xa1 && value <= 0xac)
              || (value >= 0xae && value <= 0xff);
      symbols.add(String.valueOf((char) (visible ? value : other++)));
    }
    return symbols;
  }
}
