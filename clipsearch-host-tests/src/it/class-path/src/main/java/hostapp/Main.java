package hostapp;

import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.ffmpeg.HumbleVideoWriter;
import io.github.clipsearch.model.small.SmallClip;
import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import io.github.clipsearch.video.RgbImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

/** Writes a video of two scenes, indexes it and finds the second one by its picture. */
public final class Main {
  private static final int FRAMES_PER_SCENE = 50;

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    RgbImage red = picture(Color.RED, Color.WHITE);
    RgbImage green = picture(Color.BLACK, Color.GREEN);
    Path video = folder.resolve("two-scenes.mp4");
    try (HumbleVideoWriter writer = HumbleVideoWriter.create(video, 320, 240, 25)) {
      for (int i = 0; i < 2 * FRAMES_PER_SCENE; i++) {
        writer.write(i < FRAMES_PER_SCENE ? red : green);
      }
    }
    try (VideoSearchEngine engine =
        VideoSearchEngine.builder()
            .encoder(SmallClip.load())
            .store(LmdbIndexStore.open(folder.resolve("index")))
            .build()) {
      engine.index(video);
      SceneHit best =
          engine.search(SearchRequest.image(green).limit(1).build()).iterator().next().bestScene();
      if (best.number() != 1 || Math.abs(best.start() - 2) > 0.001) {
        throw new AssertionError("expected the second scene, which starts at 2 s, not " + best);
      }
    }
  }

  private static RgbImage picture(Color left, Color right) {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(left);
    graphics.fillRect(0, 0, 160, 240);
    graphics.setColor(right);
    graphics.fillRect(160, 0, 160, 240);
    graphics.dispose();
    return RgbImage.of(image);
  }
}
