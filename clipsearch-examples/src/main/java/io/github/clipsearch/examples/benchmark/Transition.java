package io.github.clipsearch.examples.benchmark;

/**
 * A change of shot in a video: the new shot's first frame lies between the two, which are equal for
 * a cut.
 *
 * @param kind of the change
 * @param first frame in which the new shot may be said to begin, and the cut itself for cuts
 * @param last frame in which it may be said to begin
 */
record Transition(Kind kind, int first, int last) {
  enum Kind {
    /** From one frame to the next. */
    CUT,
    /** A cut from a slide to one of the same ground and heading. */
    SLIDE,
    /** One shot turns into the other. */
    DISSOLVE,
    /** One shot goes to black or white, the other comes from there. */
    FADE,
    /** One shot is pushed over the other. */
    WIPE
  }
}
