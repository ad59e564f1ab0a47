package io.github.clipsearch.video.isolated;

/** A child has died, or was ended because it gave no answer. */
final class ChildLost extends Exception {
  private static final long serialVersionUID = 1L;

  ChildLost(String problem) {
    super(problem);
  }

  /** What happened, to be continued by what it means. */
  String problem() {
    return String.valueOf(getMessage());
  }
}
