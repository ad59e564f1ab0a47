package io.github.clipsearch.examples.demo;

import static io.github.clipsearch.training.world.Kind.AIRPLANE;
import static io.github.clipsearch.training.world.Kind.BALLOON;
import static io.github.clipsearch.training.world.Kind.BIRD;
import static io.github.clipsearch.training.world.Kind.BOAT;
import static io.github.clipsearch.training.world.Kind.BUS;
import static io.github.clipsearch.training.world.Kind.BUTTERFLY;
import static io.github.clipsearch.training.world.Kind.CAR;
import static io.github.clipsearch.training.world.Kind.CASTLE;
import static io.github.clipsearch.training.world.Kind.CAT;
import static io.github.clipsearch.training.world.Kind.COW;
import static io.github.clipsearch.training.world.Kind.DOG;
import static io.github.clipsearch.training.world.Kind.ELEPHANT;
import static io.github.clipsearch.training.world.Kind.FLOWER;
import static io.github.clipsearch.training.world.Kind.HOUSE;
import static io.github.clipsearch.training.world.Kind.ROCKET;
import static io.github.clipsearch.training.world.Kind.TENT;
import static io.github.clipsearch.training.world.Kind.TRAIN;
import static io.github.clipsearch.training.world.Kind.UMBRELLA;
import static io.github.clipsearch.training.world.Kind.WHALE;
import static io.github.clipsearch.training.world.Kind.WINDMILL;

import io.github.clipsearch.ffmpeg.HumbleVideoWriter.Compression;
import io.github.clipsearch.training.world.Group;
import io.github.clipsearch.training.world.Kind;
import io.github.clipsearch.training.world.NamedColor;
import io.github.clipsearch.training.world.Place;
import io.github.clipsearch.training.world.Quantity;
import io.github.clipsearch.training.world.Side;
import io.github.clipsearch.training.world.Style;
import io.github.clipsearch.training.world.TimeOfDay;
import io.github.clipsearch.training.world.Weather;
import io.github.clipsearch.training.world.WorldScene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The clips that the demonstration draws, and what it asks about them. */
public final class DemoClips {
  private static final List<DrawnClip> ALL =
      List.of(
          clip(
              "sea.mp4",
              Compression.H264,
              drawn(
                  scene(one(NamedColor.RED, BOAT).moving(), Place.SEA)
                      .at(TimeOfDay.SUNSET)
                      .drawn(Style.GRADIENT, 3),
                  "a red boat at sunset"),
              drawn(
                  scene(two(NamedColor.WHITE, BIRD), Place.SEA)
                      .at(TimeOfDay.NIGHT)
                      .drawn(Style.FLAT, 5),
                  "two birds over the sea at night"),
              drawn(
                  scene(three(NamedColor.BLUE, WHALE), Place.SEA)
                      .in(Weather.RAIN)
                      .drawn(Style.OUTLINED, 2),
                  "three whales in the rain")),
          clip(
              "town.mp4",
              Compression.H264,
              drawn(
                  scene(one(NamedColor.YELLOW, BUS).moving(), Place.CITY).drawn(Style.FLAT, 4),
                  "a yellow bus in the city"),
              drawn(
                  scene(three(NamedColor.BLACK, CAR), Place.CITY)
                      .at(TimeOfDay.NIGHT)
                      .drawn(Style.WATERCOLOR, 6),
                  "three black cars in the city at night")),
          clip(
              "garden.mp4",
              Compression.H264,
              drawn(
                  scene(one(NamedColor.BROWN, DOG), Place.GARDEN)
                      .beside(Side.LEFT_OF, one(NamedColor.RED, HOUSE))
                      .drawn(Style.OUTLINED, 8),
                  "a brown dog to the left of a red house"),
              drawn(
                  scene(four(NamedColor.PINK, FLOWER), Place.GARDEN).drawn(Style.GRADIENT, 1),
                  "four pink flowers in a garden"),
              drawn(
                  scene(one(NamedColor.GREEN, UMBRELLA), Place.GARDEN)
                      .in(Weather.STORM)
                      .drawn(Style.FLAT, 9),
                  "a green umbrella in a storm"),
              drawn(
                  scene(two(NamedColor.ORANGE, BUTTERFLY), Place.GARDEN)
                      .at(TimeOfDay.DAWN)
                      .drawn(Style.SKETCH, 3),
                  "two orange butterflies at dawn")),
          clip(
              "journey.mp4",
              Compression.MPEG4,
              drawn(
                  scene(one(NamedColor.GREEN, TRAIN).moving(), Place.DESERT).drawn(Style.FLAT, 7),
                  "a green train in the desert"),
              drawn(
                  scene(one(NamedColor.WHITE, AIRPLANE).moving(), Place.MOUNTAINS)
                      .in(Weather.SNOW)
                      .drawn(Style.OUTLINED, 4),
                  "a white plane over snowy mountains"),
              drawn(
                  scene(one(NamedColor.GREY, ELEPHANT), Place.DESERT)
                      .beside(Side.RIGHT_OF, one(NamedColor.BLUE, TENT))
                      .at(TimeOfDay.SUNSET)
                      .drawn(Style.GRADIENT, 5),
                  "an elephant right of a blue tent"),
              drawn(
                  scene(one(NamedColor.PURPLE, CASTLE), Place.MOUNTAINS)
                      .in(Weather.FOG)
                      .drawn(Style.WATERCOLOR, 2),
                  "a purple castle in the fog")),
          clip(
              "country.mkv",
              Compression.H264,
              drawn(
                  scene(many(NamedColor.BROWN, COW), Place.FIELD).drawn(Style.FLAT, 2),
                  "many brown cows in a field"),
              drawn(
                  scene(one(NamedColor.BLACK, CAT), Place.FIELD)
                      .beside(Side.LEFT_OF, one(NamedColor.WHITE, WINDMILL))
                      .at(TimeOfDay.NIGHT)
                      .drawn(Style.PIXEL, 6),
                  "a black cat next to a windmill at night"),
              drawn(
                  scene(three(NamedColor.RED, BALLOON), Place.FIELD).drawn(Style.GRADIENT, 8),
                  "three red balloons"),
              drawn(
                  scene(one(NamedColor.ORANGE, ROCKET).moving(), Place.FOREST)
                      .at(TimeOfDay.NIGHT)
                      .drawn(Style.OUTLINED, 1),
                  "an orange rocket over a forest at night")));

  private DemoClips() {}

  /**
   * The clips.
   *
   * @return five, with three scenes each on average
   */
  public static List<DrawnClip> all() {
    return ALL;
  }

  /**
   * Writes the clips that are not there yet.
   *
   * @param folder an existing folder
   * @return the files
   * @throws IOException when a finished clip cannot be given its name
   */
  public static List<Path> write(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (DrawnClip clip : ALL) {
      files.add(clip.write(folder));
    }
    return files;
  }

  /**
   * Writes one clip of any size and length: the scenes of all clips, over and over.
   *
   * @param file to write
   * @param height in pixels, even; the width is 16 / 9 of it, rounded to even
   * @param count how many scenes of two seconds
   */
  public static void writeLong(Path file, int height, int count) {
    List<DrawnScene> scenes = ALL.stream().flatMap(clip -> clip.scenes().stream()).toList();
    try (ClipCanvas canvas = new ClipCanvas(file, height, Compression.H264)) {
      for (int i = 0; i < count; i++) {
        canvas.write(scenes.get(i % scenes.size()).scene(), DrawnClip.framesPerScene());
      }
    }
  }

  private static DrawnClip clip(String fileName, Compression compression, DrawnScene... scenes) {
    return new DrawnClip(fileName, compression, List.of(scenes));
  }

  private static DrawnScene drawn(WorldScene scene, String... queries) {
    return new DrawnScene(scene, List.of(queries));
  }

  private static WorldScene scene(Group subject, Place place) {
    return WorldScene.of(subject, place);
  }

  private static Group one(NamedColor color, Kind kind) {
    return Group.of(Quantity.ONE, color, kind);
  }

  private static Group two(NamedColor color, Kind kind) {
    return Group.of(Quantity.TWO, color, kind);
  }

  private static Group three(NamedColor color, Kind kind) {
    return Group.of(Quantity.THREE, color, kind);
  }

  private static Group four(NamedColor color, Kind kind) {
    return Group.of(Quantity.FOUR, color, kind);
  }

  private static Group many(NamedColor color, Kind kind) {
    return Group.of(Quantity.MANY, color, kind);
  }
}
