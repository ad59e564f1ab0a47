package io.github.clipsearch.encoder.djl;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.clipsearch.ModelLoadException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The older form of BERT's tokenizer: {@code vocab.txt} with a token per line, whose number is its
 * id, and {@code tokenizer_config.json} with what is special about it, which may be missing.
 */
final class WordPieceVocabulary {
  static final String FILE = "vocab.txt";

  private static final int MAX_CHARACTERS_PER_WORD = 100;

  private final Path file;
  private final JsonSettings settings;
  private final JsonObject ids = new JsonObject();

  private WordPieceVocabulary(Path file, JsonSettings settings) {
    this.file = file;
    this.settings = settings;
    List<String> tokens = lines(file);
    for (int id = 0; id < tokens.size(); id++) {
      // as in the reference, the last of several equal lines holds
      ids.addProperty(tokens.get(id), id);
    }
  }

  /**
   * Reads the vocabulary.
   *
   * @param settings {@code tokenizer_config.json}
   * @param vocabularySize how many tokens the model knows
   * @return the text of a {@code tokenizer.json} that says the same
   */
  static String toTokenizerJson(Path file, JsonSettings settings, int vocabularySize) {
    WordPieceVocabulary vocabulary = new WordPieceVocabulary(file, settings);
    if (vocabulary.ids.size() > vocabularySize) {
      throw new ModelLoadException(
          file,
          "it has %d tokens, but config.json gives a vocab_size of %d; it is of another model"
              .formatted(vocabulary.ids.size(), vocabularySize));
    }
    return vocabulary.tokenizerJson();
  }

  private String tokenizerJson() {
    String unknown = settings.token("unk_token", "[UNK]");
    String start = settings.token("cls_token", "[CLS]");
    String end = settings.token("sep_token", "[SEP]");
    JsonArray special = new JsonArray();
    for (String required : List.of(unknown, start, end)) {
      special.add(specialToken(required, id(required)));
    }
    for (String optional :
        List.of(settings.token("pad_token", "[PAD]"), settings.token("mask_token", "[MASK]"))) {
      if (ids.has(optional)) {
        special.add(specialToken(optional, ids.get(optional)));
      }
    }
    JsonObject tokenizer = new JsonObject();
    tokenizer.addProperty("version", "1.0");
    tokenizer.add("added_tokens", special);
    tokenizer.add("normalizer", normalizer());
    tokenizer.add("pre_tokenizer", typed("BertPreTokenizer"));
    tokenizer.add("post_processor", around(start, end));
    tokenizer.add("model", model(unknown));
    return tokenizer.toString();
  }

  private JsonElement id(String token) {
    JsonElement id = ids.get(token);
    if (id == null) {
      throw new ModelLoadException(
          file,
          "it has no token %s; it is cut off, or none of BERT's; download the checkpoint again"
              .formatted(token));
    }
    return id;
  }

  private static JsonObject specialToken(String token, JsonElement id) {
    JsonObject entry = new JsonObject();
    entry.add("id", id);
    entry.addProperty("content", token);
    for (String flag : List.of("single_word", "lstrip", "rstrip", "normalized")) {
      entry.addProperty(flag, false);
    }
    entry.addProperty("special", true);
    return entry;
  }

  private JsonObject normalizer() {
    boolean lowerCase = settings.flag("do_lower_case", true);
    JsonObject normalizer = typed("BertNormalizer");
    normalizer.addProperty("clean_text", true);
    normalizer.addProperty("handle_chinese_chars", settings.flag("tokenize_chinese_chars", true));
    normalizer.addProperty("strip_accents", settings.flag("strip_accents", lowerCase));
    normalizer.addProperty("lowercase", lowerCase);
    return normalizer;
  }

  private JsonObject around(String start, String end) {
    JsonObject text = new JsonObject();
    text.addProperty("id", "A");
    text.addProperty("type_id", 0);
    JsonArray single = new JsonArray();
    single.add(piece("SpecialToken", start));
    JsonObject sequence = new JsonObject();
    sequence.add("Sequence", text);
    single.add(sequence);
    single.add(piece("SpecialToken", end));
    JsonObject special = new JsonObject();
    for (String token : List.of(start, end)) {
      JsonObject entry = new JsonObject();
      entry.addProperty("id", token);
      entry.add("ids", arrayOf(id(token)));
      entry.add("tokens", arrayOf(token));
      special.add(token, entry);
    }
    JsonObject around = typed("TemplateProcessing");
    around.add("single", single);
    around.add("pair", single);
    around.add("special_tokens", special);
    return around;
  }

  private static JsonObject piece(String kind, String token) {
    JsonObject content = new JsonObject();
    content.addProperty("id", token);
    content.addProperty("type_id", 0);
    JsonObject piece = new JsonObject();
    piece.add(kind, content);
    return piece;
  }

  private static JsonArray arrayOf(JsonElement element) {
    JsonArray array = new JsonArray();
    array.add(element);
    return array;
  }

  private static JsonArray arrayOf(String element) {
    JsonArray array = new JsonArray();
    array.add(element);
    return array;
  }

  private JsonObject model(String unknown) {
    JsonObject model = typed("WordPiece");
    model.addProperty("unk_token", unknown);
    model.addProperty("continuing_subword_prefix", "##");
    model.addProperty("max_input_chars_per_word", MAX_CHARACTERS_PER_WORD);
    model.add("vocab", ids);
    return model;
  }

  private static JsonObject typed(String type) {
    JsonObject object = new JsonObject();
    object.addProperty("type", type);
    return object;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ModelLoadException(file, "the file could not be read (" + e.getMessage() + ")", e);
    }
  }
}
