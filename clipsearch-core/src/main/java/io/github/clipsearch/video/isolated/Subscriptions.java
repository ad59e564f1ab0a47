package io.github.clipsearch.video.isolated;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Learns which picture sizes are read from every frame: a size that is read from two frames in a
 * row is subscribed to, one that came along unread three times in a row is no longer.
 */
final class Subscriptions {
  private static final int MOST_SIZES = 4;
  private static final int UNREAD_PICTURES = 3;

  private final Map<PictureSize, Use> uses = new HashMap<>();

  private static final class Use {
    private long lastRead = Long.MIN_VALUE;
    private int unread;
    private boolean subscribed;
  }

  /** Notes that a picture came along with the next frame; may end the subscription. */
  Optional<Command> cameAlong(PictureSize size) {
    Use use = uses.get(size);
    if (use != null && use.subscribed && ++use.unread > UNREAD_PICTURES) {
      uses.remove(size);
      return Optional.of(new Command.Subscribe(size, false));
    }
    return Optional.empty();
  }

  /** Notes that the current frame was read in this size; may begin a subscription. */
  Optional<Command> read(long frame, PictureSize size) {
    uses.values().removeIf(use -> !use.subscribed && use.lastRead < frame - 1);
    Use use = uses.computeIfAbsent(size, unused -> new Use());
    boolean inARow = use.lastRead == frame - 1;
    use.lastRead = frame;
    use.unread = 0;
    if (!use.subscribed && inARow && subscribedSizes() < MOST_SIZES) {
      use.subscribed = true;
      return Optional.of(new Command.Subscribe(size, true));
    }
    return Optional.empty();
  }

  private long subscribedSizes() {
    return uses.values().stream().filter(use -> use.subscribed).count();
  }
}
