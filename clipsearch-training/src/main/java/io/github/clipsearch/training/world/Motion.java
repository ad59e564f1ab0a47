package io.github.clipsearch.training.world;

/** Whether the things of a group move. */
public enum Motion {
  /** At rest. */
  STILL,
  /** Moving, with lines of speed behind. */
  MOVING
}
