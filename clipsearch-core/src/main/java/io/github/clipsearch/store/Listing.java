package io.github.clipsearch.store;

/** What the hits of a search are. */
public enum Listing {
  /** Videos: each once, with all scenes that were scored. */
  VIDEOS,
  /** Scenes, or for a query of several steps the runs of scenes that show them in order. */
  SCENES
}
