package hostapp;

import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.ffmpeg.bytedeco.BytedecoVideoDecoder;
import io.github.clipsearch.model.small.SmallClip;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.approximate.ApproximateIndexStore;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import io.github.clipsearch.video.RgbImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Indexes a video of one frame and finds it by its picture, through a graph. */
public final class Main {
  public static void main(String[] args) throws IOException {
    if (!VideoSearchEngine.class.getModule().isNamed()) {
      throw new AssertionError("clipsearch-core is not on the module path");
    }
    Path folder = Path.of(args[0]);
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 160, 240);
    graphics.dispose();
    Path video = folder.resolve("one-frame.gif");
    ImageIO.write(image, "gif", video.toFile());

    ApproximateIndexStore store =
        ApproximateIndexStore.builder(
                LmdbIndexStore.open(folder.resolve("index")), folder.resolve("graph"))
            .fromScenes(0)
            .open();
    try (VideoSearchEngine engine =
        VideoSearchEngine.builder()
            .encoder(SmallClip.load())
            .decoder(new BytedecoVideoDecoder())
            .store(store)
            .build()) {
      engine.index(video);
      store.awaitGraph();
      SearchResult result = engine.search(SearchRequest.image(RgbImage.of(image)).build());
      VideoHit hit = result.iterator().next();
      // the scene is compared twice, in the graph and by the other store
      if (result.cost().scenes() != 2 || hit.score() < 0.999) {
        throw new AssertionError("expected the same picture from the graph, not " + result);
      }
    }
  }
}
