package io.github.clipsearch.spark;

import io.github.clipsearch.ffmpeg.HumbleVideoWriter;
import io.github.clipsearch.video.RgbImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small video files that differ from each other, with hard cuts after each second. */
final class DrawnClips {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;
  private static final int FRAMES_PER_SECOND = 24;

  private DrawnClips() {}

  /** Clips of one, two, three, ... scenes. */
  static List<Path> draw(Path folder, int count) {
    List<Path> clips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clips.add(draw(folder.resolve("clip-" + i + ".mp4"), i + 1, i));
    }
    return clips;
  }

  static Path draw(Path file, int scenes, int variant) {
    try (HumbleVideoWriter writer =
        HumbleVideoWriter.create(file, WIDTH, HEIGHT, FRAMES_PER_SECOND)) {
      for (int scene = 0; scene < scenes; scene++) {
        for (int frame = 0; frame < FRAMES_PER_SECOND; frame++) {
          writer.write(picture(variant, scene, frame));
        }
      }
    }
    return file;
  }

  /** A disc that moves over a plain, bright or dark by turns. */
  private static RgbImage picture(int variant, int scene, int frame) {
    byte[] pixels = new byte[WIDTH * HEIGHT * 3];
    int light = scene % 2 == 0 ? 210 : 30;
    int centre = 30 + frame * 3 + variant * 5;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int at = (y * WIDTH + x) * 3;
        boolean disc = Math.hypot(x - centre, y - 60) < 25 + variant;
        pixels[at] = (byte) (disc ? 255 - light : light);
        pixels[at + 1] = (byte) (disc ? (scene * 67 + variant * 31) % 256 : light);
        pixels[at + 2] = (byte) (disc ? 128 : (light + scene * 20 + variant * 10) % 256);
      }
    }
    return new RgbImage(WIDTH, HEIGHT, pixels);
  }
}
