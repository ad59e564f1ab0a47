package io.github.clipsearch.examples.extending;

import io.github.clipsearch.video.RgbImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** Writes tar archives, byte by byte as POSIX describes them (ustar). */
final class TarFile {
  private static final int BLOCK = 512;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  static void write(Path file, List<RgbImage> pictures) throws IOException {
    TarFile tar = new TarFile();
    for (int i = 0; i < pictures.size(); i++) {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(pictures.get(i).toBufferedImage(), "png", png);
      tar.add("lapse/%04d.PNG".formatted(i), png.toByteArray());
    }
    tar.write(file);
  }

  TarFile add(String name, byte[] content) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644\0");
    put(header, 124, "%011o\0".formatted(content.length));
    put(header, 136, "00000000000\0");
    put(header, 148, "        ");
    put(header, 156, "0ustar");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    bytes.writeBytes(header);
    bytes.writeBytes(Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK));
    return this;
  }

  void write(Path file) throws IOException {
    bytes.writeBytes(new byte[2 * BLOCK]);
    Files.write(file, bytes.toByteArray());
  }

  private static void put(byte[] header, int position, String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, header, position, ascii.length);
  }
}
