package io.github.clipsearch.examples.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.p;

import io.github.clipsearch.examples.FrameGrabber;
import io.github.clipsearch.examples.TimeCode;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.video.VideoDecoder;
import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A page with a picture of each scene of a video, its times and, when there was a query, its score:
 * one file with the pictures inside.
 */
public final class Storyboard {
  private Storyboard() {}

  /**
   * A scene to show.
   *
   * @param scene its frames and times
   * @param time of the frame to show, in seconds
   * @param score for the query; empty without one, and for a blank scene
   */
  public record Tile(Scene scene, double time, OptionalDouble score) {

    /**
     * A scene without a score, shown by its middle.
     *
     * @param scene to show
     * @return the tile
     */
    public static Tile of(Scene scene) {
      return new Tile(scene, (scene.start() + scene.end()) / 2, OptionalDouble.empty());
    }
  }

  /**
   * Takes the pictures, in one pass over the video, and writes the page.
   *
   * @param page to write; replaced if it exists
   * @param title of the page
   * @param video the video file
   * @param tiles the scenes, in order
   * @param decoder opens the video
   * @throws IOException when the page cannot be written
   */
  public static void write(
      Path page, String title, Path video, List<Tile> tiles, VideoDecoder decoder)
      throws IOException {
    Map<Double, String> pictures =
        FrameGrabber.at(decoder, video, tiles.stream().map(Tile::time).toList(), Stills::dataUrl);
    double best = tiles.stream().mapToDouble(tile -> tile.score().orElse(-1)).max().orElse(-1);
    Files.writeString(
        page,
        Html.page(
            title,
            h1(title),
            p(tiles.size() + " scenes"),
            div(each(tiles, tile -> tile(tile, pictures, best))).withClass("pictures")));
  }

  private static DomContent tile(Tile tile, Map<Double, String> pictures, double best) {
    Scene scene = tile.scene();
    boolean isBest = tile.score().isPresent() && tile.score().getAsDouble() == best;
    return Html.picture(
            Optional.ofNullable(pictures.get(tile.time())),
            "scene at " + TimeCode.of(tile.time()),
            tile.score().isPresent()
                ? String.format(Locale.ROOT, "%.3f", tile.score().getAsDouble())
                : "",
            TimeCode.of(scene.start()) + " to " + TimeCode.of(scene.end()),
            "frames " + scene.startFrame() + " to " + (scene.endFrame() - 1))
        .withClass(isBest ? "best" : "");
  }
}
