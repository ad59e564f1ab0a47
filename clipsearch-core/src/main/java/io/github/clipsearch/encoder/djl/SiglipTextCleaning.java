package io.github.clipsearch.encoder.djl;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What SigLIP's texts go through before the tokenizer, because the published {@code tokenizer.json}
 * files do not all contain it although the models were trained so: lower case, and for the first
 * SigLIP no ASCII punctuation and single spaces. Where the file does contain it, doing it twice
 * changes nothing.
 *
 * @param lowerCase whether letters become small
 * @param withoutPunctuation whether punctuation goes and white space becomes single spaces
 */
record SiglipTextCleaning(boolean lowerCase, boolean withoutPunctuation) {
  private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");
  private static final Pattern WHITE_SPACE =
      Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  /** Reads {@code tokenizer_config.json}, where the first SigLIP has a tokenizer of its own. */
  static SiglipTextCleaning from(JsonSettings settings) {
    return new SiglipTextCleaning(
        settings.flag("do_lower_case", true),
        settings.text("tokenizer_class", "").startsWith("SiglipTokenizer"));
  }

  String clean(String text) {
    String cleaned = text;
    if (lowerCase) {
      cleaned = cleaned.toLowerCase(Locale.ROOT);
    }
    if (withoutPunctuation) {
      cleaned = PUNCTUATION.matcher(cleaned).replaceAll("");
      cleaned = WHITE_SPACE.matcher(cleaned).replaceAll(" ").strip();
    }
    return cleaned;
  }
}
