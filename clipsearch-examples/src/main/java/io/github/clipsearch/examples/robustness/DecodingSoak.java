package io.github.clipsearch.examples.robustness;

import io.github.clipsearch.examples.benchmark.ResidentMemory;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Decodes a video again and again as indexing does (a small picture of each frame, some frames kept
 * and read at full size later) and prints the process's resident memory as frames go by.
 */
public final class DecodingSoak {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 144;
  private static final int KEPT_INTERVAL = 25;
  private static final int KEPT_AT_MOST = 8;

  private DecodingSoak() {}

  /**
   * Runs it, on Linux.
   *
   * @param args the decoder's name, the number of frames, how many lines to print, and a video
   * @throws Exception when the video cannot be read
   */
  public static void main(String[] args) throws Exception {
    VideoDecoder decoder = Decoders.named(args[0]);
    long frames = Long.parseLong(args[1]);
    long step = frames / Integer.parseInt(args[2]);
    Path video = Path.of(args[3]);
    long done = 0;
    long opened = 0;
    while (done < frames) {
      opened++;
      long before = done;
      try (VideoStream stream = decoder.open(video)) {
        byte[] small = new byte[3 * WIDTH * HEIGHT];
        byte[] full = new byte[3 * stream.info().width() * stream.info().height()];
        Deque<KeptFrame> kept = new ArrayDeque<>();
        while (done < frames && stream.advance()) {
          stream.frame().readRgb(WIDTH, HEIGHT, small);
          if (done % KEPT_INTERVAL == 0) {
            kept.add(stream.frame().keep());
          }
          if (kept.size() > KEPT_AT_MOST) {
            try (KeptFrame oldest = kept.remove()) {
              oldest.readRgb(stream.info().width(), stream.info().height(), full);
            }
          }
          if (++done % step == 0) {
            System.out.printf(
                Locale.ROOT,
                "%s %8d frames %6d opened %5d MB%n",
                args[0],
                done,
                opened,
                ResidentMemory.now());
          }
        }
      }
      if (done == before) {
        throw new IOException(video + " has no frames");
      }
    }
    if (decoder instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
