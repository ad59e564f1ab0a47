package io.github.clipsearch.video.isolated;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.RgbImage;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The size of an RGB picture in pixels, at least 1 × 1. */
record PictureSize(int width, int height) {
  static PictureSize of(RgbImage picture) {
    return new PictureSize(picture.width(), picture.height());
  }

  static PictureSize of(Frame frame) {
    return new PictureSize(frame.width(), frame.height());
  }

  /** Bytes of packed RGB. */
  int bytes() {
    return Math.multiplyExact(3, Math.multiplyExact(width, height));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(width);
    out.writeInt(height);
  }

  static PictureSize read(DataInputStream in) throws IOException {
    return new PictureSize(in.readInt(), in.readInt());
  }
}
