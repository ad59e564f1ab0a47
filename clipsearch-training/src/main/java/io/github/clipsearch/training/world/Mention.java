package io.github.clipsearch.training.world;

import java.util.Objects;
import java.util.Optional;

/**
 * What a description says about a group of things; what is empty is left open.
 *
 * @param count how many
 * @param color of all of them
 * @param kind what they are
 * @param category what they are, less precisely; empty when the kind is given
 * @param motion whether they move
 */
public record Mention(
    Count count,
    Optional<NamedColor> color,
    Optional<Kind> kind,
    Optional<Category> category,
    Optional<Motion> motion) {

  /** Checks that kind and category do not contradict each other. */
  public Mention {
    Objects.requireNonNull(count, "count");
    if (kind.isPresent() && category.isPresent()) {
      throw new IllegalArgumentException("either a kind or a category, not both");
    }
  }

  /**
   * Everything that can be said about a group.
   *
   * @param group to describe
   * @return a mention that fits this group and those that are equal to it
   */
  public static Mention of(Group group) {
    return new Mention(
        Count.of(group.quantity()),
        Optional.of(group.color()),
        Optional.of(group.kind()),
        Optional.empty(),
        group.kind().mobile() ? Optional.of(group.motion()) : Optional.empty());
  }

  /**
   * Whether all of it is true of a group.
   *
   * @param group to compare with
   * @return true when nothing contradicts
   */
  public boolean fits(Group group) {
    return count.fits(group.quantity())
        && color.map(value -> value == group.color()).orElse(true)
        && kind.map(value -> value == group.kind()).orElse(true)
        && category.map(value -> value == group.kind().category()).orElse(true)
        && motion.map(value -> value == group.motion()).orElse(true);
  }
}
