package io.github.clipsearch.examples.web;

import io.github.clipsearch.ClipSearchException;

/** The page asked for what is not in the index (any more). */
final class NoSuchVideoException extends ClipSearchException {
  private static final long serialVersionUID = 1;

  NoSuchVideoException(String message) {
    super(message);
  }
}
