package io.github.clipsearch.examples.demo;

import io.github.clipsearch.ffmpeg.HumbleVideoWriter;
import io.github.clipsearch.ffmpeg.HumbleVideoWriter.Compression;
import io.github.clipsearch.training.world.WorldPainter;
import io.github.clipsearch.training.world.WorldScene;
import io.github.clipsearch.video.RgbImage;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

/** Where scenes are painted, frame by frame, on their way into a file. */
final class ClipCanvas implements AutoCloseable {
  static final int FRAMES_PER_SECOND = 25;

  private final BufferedImage image;
  private final Graphics2D graphics;
  private final HumbleVideoWriter writer;

  /** Starts a file of the given even height; the width is 16 / 9 of it, rounded to even. */
  ClipCanvas(Path file, int height, Compression compression) {
    int width = 2 * (int) Math.round(height * 16 / 9.0 / 2);
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    writer = HumbleVideoWriter.create(file, width, height, FRAMES_PER_SECOND, compression);
  }

  void write(WorldScene scene, int frames) {
    for (int i = 0; i < frames; i++) {
      double t = i / (double) frames;
      WorldPainter.paint(graphics, scene, image.getWidth(), image.getHeight(), t);
      writer.write(RgbImage.of(image));
    }
  }

  @Override
  public void close() {
    graphics.dispose();
    writer.close();
  }
}
