package io.github.clipsearch.scene;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Pictures of one size as a video of 25 frames per second, for tests of detectors. */
record PictureVideo(List<RgbImage> pictures) {
  private static final double FRAME_RATE = 25;

  static PictureVideo of(RgbImage... pictures) {
    return new PictureVideo(List.of(pictures));
  }

  /** A picture of grey levels, row by row. */
  static RgbImage grey(int width, int height, int... levels) {
    byte[] pixels = new byte[3 * width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) levels[i / 3];
    }
    return new RgbImage(width, height, pixels);
  }

  /** Draws what {@code reference_detector_values.py} draws: a ramp, a disc, a box and noise. */
  static RgbImage drawn(int width, int height, int seed) {
    byte[] pixels = new byte[3 * width * height];
    long state = seed;
    int radius = height / 4 + seed % 7;
    for (int y = 0, out = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        state = (state * 1103515245L + 12345) % (1L << 31);
        int value = 30 + 90 * x / width + (int) ((state >> 16) % 12);
        int dx = x - width / 2;
        int dy = y - height / 2;
        if (dx * dx + dy * dy < radius * radius) {
          value += 110;
        }
        if (x < width / 4 && height / 4 < y && y < height / 2 + seed % 5) {
          value = 220 - value;
        }
        pixels[out++] = (byte) value;
        pixels[out++] = (byte) (value * 2 / 3 + y % 64);
        pixels[out++] = (byte) (255 - value);
      }
    }
    return new RgbImage(width, height, pixels);
  }

  List<Long> cuts(SceneDetector detector) {
    return run(detector.open(info()));
  }

  /** The scores of all frames. */
  List<double[]> scores(ScoringDetector detector) {
    List<double[]> scores = new ArrayList<>();
    run(detector.open(info(), (number, time, values) -> scores.add(values.clone())));
    return scores;
  }

  private List<Long> run(SceneDetector.Session session) {
    List<Long> cuts = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      cuts.addAll(session.accept(new PictureFrame(i, i / FRAME_RATE, pictures.get(i))));
    }
    cuts.addAll(session.finish());
    return cuts;
  }

  private VideoInfo info() {
    RgbImage first = pictures.get(0);
    return new VideoInfo(
        first.width(),
        first.height(),
        0,
        FRAME_RATE,
        OptionalDouble.empty(),
        OptionalLong.empty(),
        "test",
        "test");
  }

  private record PictureFrame(long number, double time, RgbImage picture) implements Frame {
    @Override
    public int width() {
      return picture.width();
    }

    @Override
    public int height() {
      return picture.height();
    }

    @Override
    public void readRgb(int width, int height, byte[] target) {
      if (width != width() || height != height()) {
        throw new IllegalArgumentException("test pictures are not scaled");
      }
      System.arraycopy(picture.pixels(), 0, target, 0, picture.pixels().length);
    }
  }
}
