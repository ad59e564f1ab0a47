package io.github.clipsearch.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** AVI files made by hand, for what no encoder would write. */
final class AviFile {
  private static final int SAMPLES_PER_SECOND = 8000;
  private static final int BYTES_PER_SAMPLE = 2;
  private static final int SAMPLES = SAMPLES_PER_SECOND / 2;

  private AviFile() {}

  /** Half a second of silence and no video stream. */
  static Path writeSound(Path file) throws IOException {
    byte[] streamHeader = new byte[56];
    ByteBuffer header = littleEndian(streamHeader);
    header.put(0, "auds".getBytes(StandardCharsets.US_ASCII));
    header.putInt(20, BYTES_PER_SAMPLE); // scale
    header.putInt(24, SAMPLES_PER_SECOND * BYTES_PER_SAMPLE); // rate
    header.putInt(32, SAMPLES); // length
    header.putInt(44, BYTES_PER_SAMPLE); // sample size
    byte[] format = new byte[16];
    header = littleEndian(format);
    header.putShort(0, (short) 1); // PCM
    header.putShort(2, (short) 1); // channels
    header.putInt(4, SAMPLES_PER_SECOND);
    header.putInt(8, SAMPLES_PER_SECOND * BYTES_PER_SAMPLE);
    header.putShort(12, (short) BYTES_PER_SAMPLE);
    header.putShort(14, (short) 16);
    byte[] content = chunk("00wb", new byte[SAMPLES * BYTES_PER_SAMPLE]);
    return write(file, mainHeader(1), streamHeader, format, content);
  }

  /** A video of 25 frames per second whose packets are all the same. */
  static Path writeVideo(Path file, String codec, int width, int height, byte[] packet, int packets)
      throws IOException {
    byte[] streamHeader = new byte[56];
    ByteBuffer header = littleEndian(streamHeader);
    header.put(0, ascii("vids")).put(4, ascii(codec));
    header.putInt(20, 1).putInt(24, 25); // scale, rate
    header.putInt(32, packets); // length
    byte[] format = new byte[40];
    header = littleEndian(format);
    header.putInt(0, 40).putInt(4, width).putInt(8, height);
    header.putShort(12, (short) 1).putShort(14, (short) 24); // planes, bits
    header.put(16, ascii(codec));
    byte[] one = chunk("00dc", packet);
    ByteBuffer content = ByteBuffer.allocate(one.length * packets);
    for (int i = 0; i < packets; i++) {
      content.put(one);
    }
    return write(file, mainHeader(packets), streamHeader, format, content.array());
  }

  private static byte[] mainHeader(int frames) {
    byte[] mainHeader = new byte[56];
    ByteBuffer header = littleEndian(mainHeader);
    header.putInt(0, 500_000); // microseconds per frame
    header.putInt(16, frames);
    header.putInt(24, 1); // streams
    return mainHeader;
  }

  private static Path write(
      Path file, byte[] mainHeader, byte[] streamHeader, byte[] format, byte[] content)
      throws IOException {
    byte[] streamList = list("strl", chunk("strh", streamHeader), chunk("strf", format));
    byte[] headers = list("hdrl", chunk("avih", mainHeader), streamList);
    return Files.write(file, chunk("RIFF", join(ascii("AVI "), headers, list("movi", content))));
  }

  private static byte[] list(String name, byte[]... chunks) {
    return chunk("LIST", join(ascii(name), join(chunks)));
  }

  private static byte[] chunk(String name, byte[] content) {
    byte[] size = new byte[4];
    littleEndian(size).putInt(0, content.length);
    return join(ascii(name), size, content);
  }

  private static byte[] join(byte[]... parts) {
    byte[] joined = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
