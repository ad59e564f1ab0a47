package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.video.RgbImage;
import java.nio.file.Path;
import java.util.List;

/** Videos made for tests. */
final class Clips {
  private Clips() {}

  static Path write(
      Path file,
      List<RgbImage> pictures,
      int framesPerSecond,
      HumbleVideoWriter.Compression compression) {
    RgbImage first = pictures.get(0);
    try (HumbleVideoWriter writer =
        HumbleVideoWriter.create(
            file, first.width(), first.height(), framesPerSecond, compression)) {
      pictures.forEach(writer::write);
    }
    return file;
  }
}
