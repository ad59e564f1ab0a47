package io.github.clipsearch.training.world;

/** Where a kind of thing is to be found. */
enum Habitat {
  GROUND,
  WATER,
  AIR
}
