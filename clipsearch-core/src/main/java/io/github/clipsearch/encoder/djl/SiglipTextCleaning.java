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
  private static final char REPLACEMENT = '\ufffd';

  /** Reads {@code tokenizer_config.json}, where the first SigLIP has a tokenizer of its own. */
  static SiglipTextCleaning from(JsonSettings settings) {
    return new SiglipTextCleaning(
        settings.flag("do_lower_case", true),
        settings.text("tokenizer_class", "").startsWith("SiglipTokenizer"));
  }

  /**
   * Cleans a text, of which only the beginning is returned when the rest cannot matter.
   *
   * @param tokens how many the model looks at
   */
  String clean(String text, int tokens) {
    String cleaned = beginning(wellFormed(text), tokens);
    if (lowerCase) {
      cleaned = cleaned.toLowerCase(Locale.ROOT);
    }
    if (withoutPunctuation) {
      cleaned = PUNCTUATION.matcher(cleaned).replaceAll("");
      cleaned = WHITE_SPACE.matcher(cleaned).replaceAll(" ").strip();
    }
    return cleaned;
  }

  /**
   * Leaves out what cannot matter, so that long texts take no long time: every word with a letter
   * or digit becomes at least one token, and tokens do not reach across spaces.
   */
  private static String beginning(String text, int tokens) {
    int words = 0;
    boolean counted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\n') {
        counted = false;
        if (words == tokens) {
          return text.substring(0, i);
        }
      } else if (!counted && Character.isLetterOrDigit(c)) {
        counted = true;
        words++;
      }
    }
    return text;
  }

  /** Half a surrogate pair has no form in UTF-8, which is what the native tokenizer reads. */
  private static String wellFormed(String text) {
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
        .forEach(repaired::appendCodePoint);
    return repaired.toString();
  }
}
