package io.github.clipsearch.encoder.djl;

/** What of a text is given to the native tokenizer. */
final class TokenizerInput {
  private static final char REPLACEMENT = '\ufffd';

  private TokenizerInput() {}

  /**
   * The beginning of a text, without what has no form in UTF-8.
   *
   * @param text of any length
   * @param tokens how many the model looks at; what comes after so many is left out
   */
  static String of(String text, int tokens) {
    return wellFormed(beginning(text, tokens));
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
