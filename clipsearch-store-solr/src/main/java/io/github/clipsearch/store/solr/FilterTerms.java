package io.github.clipsearch.store.solr;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a video's document is indexed under, so that filters can be answered by Solr. A value of the
 * user's becomes a term that starts with its name's hash and its kind, and is ordered as filters
 * order values: numbers by value, whole or not; strings by their UTF-16 code units. Terms are made
 * of digits and small letters, in which no query syntax sees anything special.
 */
final class FilterTerms {
  /** Longer strings are indexed by their beginning: Lucene's terms end at 32,766 bytes. */
  static final int LONGEST_TEXT = 1000;

  /** Follows the beginning of a longer string; greater than every hexadecimal digit. */
  static final char CUT = 'x';

  /** The kinds of values, each followed by a letter that ends its range. */
  static final char NUMBER = 'n';

  static final char TEXT = 's';
  private static final char TRUTH = 'b';

  private static final HexFormat HEX = HexFormat.of();
  private static final int NAME_BYTES = 16;

  private FilterTerms() {}

  /** All terms of a video's metadata. */
  static List<String> metadata(Map<String, Object> metadata) {
    List<String> terms = new ArrayList<>(2 * metadata.size());
    metadata.forEach(
        (name, value) -> {
          terms.add(name(name));
          terms.add(value(name, value));
        });
    return terms;
  }

  /** Under this a video is found that has any value of this name. */
  static String name(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_16BE));
      return HEX.formatHex(hash, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Under this a video is found that has this value. */
  static String value(String name, Object value) {
    if (value instanceof Number number) {
      return name(name) + NUMBER + number(number);
    }
    return value instanceof Boolean ? name(name) + TRUTH + value : text(name, (String) value);
  }

  /** A string value, cut where it is too long. */
  static String text(String name, String text) {
    return name(name) + TEXT + text(text);
  }

  /** Whether a string is indexed by its beginning only. */
  static boolean isCut(String text) {
    return text.length() > LONGEST_TEXT;
  }

  /** Four digits for each code unit, so that unpaired surrogates are told apart too. */
  private static String text(String text) {
    StringBuilder digits = new StringBuilder(4 * text.length());
    for (int i = 0; i < Math.min(text.length(), LONGEST_TEXT); i++) {
      digits.append(HEX.toHexDigits(text.charAt(i)));
    }
    return isCut(text) ? digits.append(CUT).toString() : digits.toString();
  }

  /**
   * The greatest double that is not above the number, and what is left of a long: two numbers are
   * ordered as their terms are, and equal when they are.
   */
  static String number(Number number) {
    double floor = number.doubleValue();
    long rest = 0;
    if (number instanceof Long whole) {
      if (new BigDecimal(floor).compareTo(BigDecimal.valueOf(whole)) > 0) {
        floor = Math.nextDown(floor);
      }
      rest = whole - (long) floor;
    }
    long bits = Double.doubleToLongBits(floor + 0.0); // -0.0 becomes 0.0
    long ordered = bits ^ (bits >> 63 & Long.MAX_VALUE) ^ Long.MIN_VALUE;
    return HEX.toHexDigits(ordered) + HEX.toHexDigits((short) rest);
  }

  /** The place of a video or a folder, ordered so that a folder's is the start of all in it. */
  static String place(URI uri) {
    String authority = uri.getRawAuthority();
    return text(
        String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)
            + (authority == null ? "|" : "|//" + authority)
            + "|"
            + uri.getRawPath());
  }
}
