package io.github.clipsearch.filter;

import io.github.clipsearch.store.VideoRecord;

/** Every video passes. */
public record Everything() implements VideoFilter {
  @Override
  public boolean matches(VideoRecord video) {
    return true;
  }
}
