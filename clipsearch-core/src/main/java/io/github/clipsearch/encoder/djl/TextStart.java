package io.github.clipsearch.encoder.djl;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Tokenizes texts of any length without looking at all of a long one: only the first tokens are
 * used, and the native tokenizer takes more than a second for a million characters.
 *
 * <p>What is left out must not matter. After enough words it does not, because tokens do not reach
 * across spaces. In a text without spaces it may: which token begins a word can depend on how the
 * word ends. So the text is cut at several neighbouring places, well behind the tokens that are
 * wanted, and all of these beginnings must have the same first tokens. With a Unigram model that is
 * a proof: somewhere among as many neighbouring places as the longest piece has characters (16 in
 * SentencePiece's models) the best segmentation of the whole text has a boundary, and up to there
 * it is the best one of that beginning. With BPE it is the same, but for the marks of words' ends.
 * WordPiece looks ahead to the end of a word of at most 100 characters, which has fewer tokens than
 * are cut off for safety. Where the beginnings differ, the whole text is tokenized.
 */
final class TextStart {
  /** Up to this many characters the native tokenizer is fast enough. */
  private static final int SHORT = 16_384;

  /** How many neighbouring places a text is cut at. */
  private static final int CUTS = 24;

  /** How many tokens there must be between the last one that is wanted and the cut. */
  private static final int MARGIN = 256;

  private final Function<String, long[]> tokenizer;
  private final int tokens;

  /**
   * Makes one.
   *
   * @param tokenizer gives all ids of a well-formed text
   * @param tokens how many are wanted, special ones included
   */
  TextStart(Function<String, long[]> tokenizer, int tokens) {
    this.tokenizer = tokenizer;
    this.tokens = tokens;
  }

  /**
   * Tokenizes a text.
   *
   * @return at least as many ids as are wanted, unless the text has fewer; the last one is that of
   *     an end token, if the tokenizer adds one
   */
  long[] encode(String text) {
    String words = firstWords(text);
    if (words.length() <= SHORT || words.length() < text.length()) {
      long[] ids = all(words);
      if (words.length() == text.length() || ids.length >= tokens) {
        return ids;
      }
    }
    // so many that trying takes no longer than tokenizing the whole text would
    for (int length = 2 * (tokens + MARGIN); length < text.length() / CUTS; length *= 2) {
      long[] ids = all(text.substring(0, length));
      if (ids.length >= tokens + MARGIN && othersBeginLike(ids, text, length)) {
        return ids;
      }
    }
    return all(text);
  }

  /**
   * Leaves out what follows enough words. Every word with a letter or digit is at least one token.
   */
  private String firstWords(String text) {
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

  private boolean othersBeginLike(long[] ids, String text, int length) {
    for (int cut = 1; cut < CUTS; cut++) {
      long[] other = all(text.substring(0, length + cut));
      if (other.length < tokens || Arrays.mismatch(ids, 0, tokens, other, 0, tokens) >= 0) {
        return false;
      }
    }
    return true;
  }

  private long[] all(String text) {
    return tokenizer.apply(WellFormed.of(text));
  }
}
