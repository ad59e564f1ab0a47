package io.github.clipsearch.training.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Where the things of a scene are. The picture is 16 wide and 9 high. */
final class Layout {
  private static final double MARGIN = 0.3;

  private final WorldScene scene;
  private final double horizon;
  private final Random random;
  private final List<Item> items = new ArrayList<>();

  private Layout(WorldScene scene, double horizon, Random random) {
    this.scene = scene;
    this.horizon = horizon;
    this.random = random;
  }

  /**
   * One thing.
   *
   * @param group that it belongs to
   * @param x of its middle
   * @param y of its middle
   * @param size half its height
   * @param direction 1 when it looks to the right, -1 to the left
   * @param room how far it may move to either side
   */
  record Item(Group group, double x, double y, double size, int direction, double room) {}

  /** The things, those behind first. */
  static List<Item> of(WorldScene scene, double horizon, Random random) {
    Layout layout = new Layout(scene, horizon, random);
    if (scene.companion().isEmpty()) {
      layout.place(scene.subject(), MARGIN, Sky.WIDTH - MARGIN, false);
    } else {
      double middle = Sky.WIDTH / 2;
      boolean left = scene.side() == Side.LEFT_OF;
      Group first = left ? scene.subject() : scene.companion().get();
      Group second = left ? scene.companion().get() : scene.subject();
      layout.place(first, MARGIN, middle - MARGIN, true);
      layout.place(second, middle + MARGIN, Sky.WIDTH - MARGIN, true);
    }
    return layout.items;
  }

  private void place(Group group, double left, double right, boolean shared) {
    int count = group.quantity().pick(random);
    int columns = columns(count, shared);
    int rows = (count + columns - 1) / columns;
    double cell = (right - left) / columns;
    double size = size(count, shared) * (0.88 + 0.2 * random.nextDouble());
    int direction = random.nextBoolean() ? 1 : -1;
    double room = Math.max(0, cell / 2 - size * 0.95);
    double jitter = count == 1 && !shared ? room * 0.8 : room * 0.5;
    double first = firstRow(group.kind().habitat(), size, rows);
    double step = rows == 1 ? 0 : rowStep(group.kind().habitat(), size, rows, first);
    for (int i = 0; i < count; i++) {
      int row = i / columns;
      int inRow = Math.min(columns, count - row * columns);
      double x =
          (left + right) / 2
              + (i % columns - (inRow - 1) / 2.0) * cell
              + (2 * random.nextDouble() - 1) * jitter;
      double y = first + row * step + (2 * random.nextDouble() - 1) * 0.12 * size;
      items.add(new Item(group, x, y, size, direction, Math.max(0.25, room - jitter)));
    }
  }

  private int columns(int count, boolean shared) {
    if (count <= 2) {
      return count;
    }
    if (count >= 7) {
      return (count + 1) / 2;
    }
    if (count == 3) {
      return shared ? 2 : 3;
    }
    return shared || random.nextInt(3) == 0 ? 2 : 4;
  }

  private static double size(int count, boolean shared) {
    return switch (count) {
      case 1 -> shared ? 2.1 : 2.5;
      case 2 -> shared ? 1.45 : 2.1;
      case 3 -> shared ? 1.3 : 1.9;
      case 4 -> shared ? 1.3 : 1.6;
      default -> 1.15;
    };
  }

  /** The middle of the hindmost things. */
  private double firstRow(Habitat habitat, double size, int rows) {
    double lowest = Sky.HEIGHT - 0.25 - size;
    double highest =
        switch (habitat) {
          case AIR -> 0.5 + size;
          case WATER -> scene.place() == Place.RIVER ? horizon + 2 - size : horizon + 0.9 - size;
          case GROUND -> horizon + 0.6 - size;
        };
    if (habitat == Habitat.AIR) {
      lowest = rows == 1 ? 6.2 - size * 0.6 : highest + 0.4;
    } else if (rows > 1) {
      lowest = Math.max(highest, lowest - 1.8 * size * (rows - 1));
    }
    if (habitat == Habitat.WATER && scene.place() == Place.RIVER) {
      lowest = rows == 1 ? highest + 0.7 : highest;
    }
    highest = Math.max(highest, size + 0.2);
    return highest + Math.max(0, lowest - highest) * random.nextDouble();
  }

  private static double rowStep(Habitat habitat, double size, int rows, double first) {
    double wanted = 2.05 * size;
    double lowest = Sky.HEIGHT - 0.15 - size;
    return habitat == Habitat.AIR ? wanted : Math.min(wanted, (lowest - first) / (rows - 1));
  }
}
