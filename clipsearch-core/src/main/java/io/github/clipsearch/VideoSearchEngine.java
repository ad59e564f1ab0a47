package io.github.clipsearch;

/** Text-to-video search. */
public final class VideoSearchEngine {
  private VideoSearchEngine() {}
}
