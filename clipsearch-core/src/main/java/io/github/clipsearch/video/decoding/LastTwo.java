package io.github.clipsearch.video.decoding;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the two native objects that were used last, for pictures that are asked for in two sizes in
 * turn: one for the detector and one for the sampler, say. Owns them. Belongs to one thread at a
 * time.
 *
 * @param <K> what an object is made for; compared with {@code equals}
 * @param <R> the objects
 */
public final class LastTwo<K, R extends LastTwo.Resource> implements AutoCloseable {
  private final Function<? super K, ? extends R> maker;
  private @Nullable Kept<K, R> recent;
  private @Nullable Kept<K, R> previous;

  /** Something that holds native memory until it is closed. */
  @FunctionalInterface
  public interface Resource extends AutoCloseable {
    /** Gives the memory back; called once. */
    @Override
    void close();
  }

  private record Kept<K, R>(K setup, R resource) {}

  /**
   * Keeps nothing yet.
   *
   * @param maker makes an object for a setup
   */
  public LastTwo(Function<? super K, ? extends R> maker) {
    this.maker = Objects.requireNonNull(maker, "maker");
  }

  /**
   * One of the two objects that are kept, or else a new one in place of the one whose last use is
   * longer ago. What the maker throws goes through, and both stay.
   *
   * @param setup what the object is for
   * @return the object, which stays this object's; closed by the second call for another setup
   */
  public R get(K setup) {
    if (recent != null && recent.setup.equals(setup)) {
      return recent.resource;
    }
    Kept<K, R> found = previous;
    if (found == null || !found.setup.equals(setup)) {
      found = new Kept<>(setup, maker.apply(setup));
      if (previous != null) {
        previous.resource.close();
      }
    }
    previous = recent;
    recent = found;
    return found.resource;
  }

  /** Closes both; more calls do nothing. */
  @Override
  public void close() {
    if (recent != null) {
      recent.resource.close();
      recent = null;
    }
    if (previous != null) {
      previous.resource.close();
      previous = null;
    }
  }
}
