package io.github.clipsearch.examples.demo;

import io.github.clipsearch.ffmpeg.HumbleVideoWriter;
import io.github.clipsearch.video.RgbImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a few short clips, each of several scenes with hard cuts, and writes them as real files.
 */
public final class DemoClips {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int FRAMES_PER_SECOND = 25;
  private static final int FRAMES_PER_SCENE = 50;

  /** Paints one moment of a scene. */
  private interface Painter {
    /** Paints; {@code t} goes from 0 to 1 through the scene. */
    void paint(Graphics2D g, double t);
  }

  private record Clip(String name, List<Painter> scenes) {}

  private static final List<Clip> CLIPS =
      List.of(
          new Clip("sea.mp4", List.of(DemoClips::boat, DemoClips::night, DemoClips::fish)),
          new Clip("town.mp4", List.of(DemoClips::houses, DemoClips::traffic)),
          new Clip(
              "garden.mp4",
              List.of(DemoClips::flower, DemoClips::rain, DemoClips::tree, DemoClips::balls)));

  private DemoClips() {}

  /**
   * Writes the clips that are not there yet.
   *
   * @param folder an existing folder
   * @return the files
   * @throws IOException when a finished clip cannot be given its name
   */
  public static List<Path> write(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Clip clip : CLIPS) {
      Path file = folder.resolve(clip.name());
      if (!Files.exists(file)) {
        Path unfinished = folder.resolve("unfinished-" + clip.name());
        write(clip, unfinished);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      }
      files.add(file);
    }
    return files;
  }

  /**
   * Writes one clip of any size and length: the scenes of all clips, over and over.
   *
   * @param file to write
   * @param height in pixels, even; the width is 16 / 9 of it, rounded to even
   * @param scenes how many scenes of two seconds
   */
  public static void writeLong(Path file, int height, int scenes) {
    List<Painter> painters = CLIPS.stream().flatMap(clip -> clip.scenes().stream()).toList();
    try (ClipCanvas canvas = new ClipCanvas(file, height / (double) HEIGHT)) {
      for (int i = 0; i < scenes; i++) {
        canvas.write(painters.get(i % painters.size()));
      }
    }
  }

  private static void write(Clip clip, Path file) {
    try (ClipCanvas canvas = new ClipCanvas(file, 1)) {
      clip.scenes().forEach(canvas::write);
    }
  }

  /** Where scenes are painted, frame by frame, on their way into a file. */
  private static final class ClipCanvas implements AutoCloseable {
    private final BufferedImage image;
    private final Graphics2D graphics;
    private final HumbleVideoWriter writer;

    ClipCanvas(Path file, double scale) {
      int width = 2 * (int) Math.round(WIDTH * scale / 2);
      int height = 2 * (int) Math.round(HEIGHT * scale / 2);
      image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      graphics = image.createGraphics();
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.scale(scale, scale);
      writer = HumbleVideoWriter.create(file, width, height, FRAMES_PER_SECOND);
    }

    void write(Painter scene) {
      for (int i = 0; i < FRAMES_PER_SCENE; i++) {
        scene.paint(graphics, i / (double) FRAMES_PER_SCENE);
        writer.write(RgbImage.of(image));
      }
    }

    @Override
    public void close() {
      graphics.dispose();
      writer.close();
    }
  }

  private static void boat(Graphics2D g, double t) {
    backdrop(g, new Color(0xffb366), new Color(0x1f5f8b), 110);
    disc(g, Color.YELLOW, 250, 60, 24);
    int x = (int) (30 + 200 * t);
    g.setColor(new Color(0xb02020));
    g.fillPolygon(new int[] {x, x + 70, x + 55, x + 15}, new int[] {115, 115, 135, 135}, 4);
    g.setColor(Color.WHITE);
    g.fillPolygon(new int[] {x + 35, x + 35, x + 68}, new int[] {50, 110, 110}, 3);
  }

  private static void night(Graphics2D g, double t) {
    backdrop(g, new Color(0x050a1e), new Color(0x0a1a33), 120);
    for (int i = 0; i < 40; i++) {
      disc(g, Color.WHITE, i * 73 % WIDTH, i * 37 % 110, 1);
    }
    disc(g, new Color(0xf0f0d0), (int) (60 + 40 * t), 40, 18);
  }

  private static void fish(Graphics2D g, double t) {
    backdrop(g, new Color(0x0b7a75), new Color(0x19535f), 90);
    for (int i = 0; i < 6; i++) {
      int x = (int) (i * 60 + 120 * t) % (WIDTH + 40) - 20;
      int y = 30 + i * 23;
      g.setColor(new Color(0xffa630));
      g.fillOval(x, y, 34, 16);
      g.fillPolygon(new int[] {x, x - 12, x - 12}, new int[] {y + 8, y, y + 16}, 3);
    }
  }

  private static void houses(Graphics2D g, double t) {
    backdrop(g, new Color(0xbfe3f5), new Color(0x777777), 150);
    for (int i = 0; i < 5; i++) {
      int x = i * 66 - (int) (20 * t);
      g.setColor(Color.getHSBColor(0.05f + 0.02f * i, 0.7f, 0.6f));
      g.fillRect(x, 70 - 8 * i, 56, 80 + 8 * i);
      g.setColor(new Color(0xfff3b0));
      g.fillRect(x + 10, 95, 12, 14);
      g.fillRect(x + 34, 95, 12, 14);
    }
  }

  private static void traffic(Graphics2D g, double t) {
    backdrop(g, new Color(0x3b3b3b), new Color(0x202020), 70);
    for (int i = 0; i < 3; i++) {
      int x = (int) (WIDTH * ((t + i / 3.0) % 1)) - 30;
      g.setColor(List.of(Color.RED, Color.CYAN, Color.GREEN).get(i));
      g.fillRoundRect(x, 85 + i * 30, 60, 20, 10, 10);
      disc(g, Color.WHITE, x + 58, 95 + i * 30, 4);
    }
  }

  private static void flower(Graphics2D g, double t) {
    backdrop(g, new Color(0xe8f6d0), new Color(0x4f9d3a), 130);
    g.setColor(new Color(0x2d6a1f));
    g.fillRect(157, 90, 6, 70);
    double size = 18 + 14 * t;
    for (int i = 0; i < 7; i++) {
      double angle = 2 * Math.PI * i / 7;
      disc(
          g,
          new Color(0xd63384),
          (int) (160 + size * Math.cos(angle)),
          (int) (80 + size * Math.sin(angle)),
          (int) size / 2 + 6);
    }
    disc(g, Color.ORANGE, 160, 80, 14);
  }

  private static void rain(Graphics2D g, double t) {
    backdrop(g, new Color(0x8a97a6), new Color(0x5c6b5a), 140);
    g.setColor(new Color(0xdfe7ef));
    for (int i = 0; i < 90; i++) {
      int y = (int) (i * 29 + 180 * 3 * t) % HEIGHT;
      g.drawLine(i * 47 % WIDTH, y, i * 47 % WIDTH - 3, y + 12);
    }
  }

  private static void tree(Graphics2D g, double t) {
    backdrop(g, new Color(0xfde7c8), new Color(0xa3803c), 140);
    g.setColor(new Color(0x5b3a1a));
    g.fillRect(145, 80, 26, 75);
    int sway = (int) (8 * Math.sin(2 * Math.PI * t));
    disc(g, new Color(0xc1440e), 158 + sway, 62, 44);
    disc(g, new Color(0xe07b1a), 128 + sway, 78, 28);
    disc(g, new Color(0xe09f1a), 190 + sway, 78, 28);
  }

  private static void balls(Graphics2D g, double t) {
    backdrop(g, new Color(0x6a3fa0), new Color(0x341f57), 150);
    for (int i = 0; i < 8; i++) {
      int y = (int) (140 - 90 * Math.abs(Math.sin(Math.PI * (t * 2 + i / 8.0))));
      disc(g, Color.getHSBColor(i / 8f, 0.9f, 1f), 25 + 39 * i, y, 15);
    }
  }

  private static void backdrop(Graphics2D g, Color sky, Color ground, int horizon) {
    g.setColor(sky);
    g.fillRect(0, 0, WIDTH, horizon);
    g.setColor(ground);
    g.fillRect(0, horizon, WIDTH, HEIGHT - horizon);
  }

  private static void disc(Graphics2D g, Color color, int x, int y, int radius) {
    g.setColor(color);
    g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }
}
