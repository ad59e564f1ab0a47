package io.github.clipsearch.encoder.djl;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Writes a {@code tokenizer.json} with the structure of CLIP's and the smallest vocabulary that can
 * express every text: a token per byte, another per byte at the end of a word, start and end.
 */
final class ByteLevelTokenizer {
  private static final int BYTES = 256;

  static final int START_ID = 2 * BYTES;
  static final int END_ID = START_ID + 1;
  static final int VOCABULARY_SIZE = END_ID + 1;

  private static final String START = "<|startoftext|>";
  private static final String END = "<|endoftext|>";

  /** Everything but the vocabulary, as the published checkpoints have it. */
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

  private ByteLevelTokenizer() {}

  static String json() {
    JsonObject tokenizer =
        JsonParser.parseString(STRUCTURE.formatted(START_ID, START, END_ID, END)).getAsJsonObject();
    JsonObject vocabulary = tokenizer.getAsJsonObject("model").getAsJsonObject("vocab");
    int other = BYTES;
    for (int value = 0; value < BYTES; value++) {
      // bytes that are no visible characters are written as the letters from U+0100 on
      char symbol = isVisible(value) ? (char) value : (char) other++;
      vocabulary.addProperty(String.valueOf(symbol), value);
      vocabulary.addProperty(symbol + "</w>", BYTES + value);
    }
    vocabulary.addProperty(START, START_ID);
    vocabulary.addProperty(END, END_ID);
    return tokenizer.toString();
  }

  private static boolean isVisible(int value) {
    return (value >= '!' && value <= '~')
        || (value >= 0xa1 && value <= 0xac)
        || (value >= 0xae && value <= 0xff);
  }
}
