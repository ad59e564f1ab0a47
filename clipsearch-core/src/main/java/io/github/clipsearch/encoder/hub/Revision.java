package io.github.clipsearch.encoder.hub;

import java.util.regex.Pattern;

/** Checks of branches, tags and commits, which become parts of paths. */
final class Revision {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern NAME = Pattern.compile("(?!.*\\.\\.)\\w[\\w.+-]*(/\\w[\\w.+-]*)*");

  private Revision() {}

  static boolean isCommit(String text) {
    return COMMIT.matcher(text).matches();
  }

  static boolean isValid(String text) {
    return text.length() <= 255 && NAME.matcher(text).matches();
  }
}
