package io.github.clipsearch.video;

/** A kept frame of a decoder that cannot keep its own pictures: a converted copy in full size. */
final class ConvertedFrame implements KeptFrame {
  private final long number;
  private final double time;
  private final RgbImage image;

  ConvertedFrame(Frame frame) {
    number = frame.number();
    time = frame.time();
    image = frame.image();
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public double time() {
    return time;
  }

  @Override
  public int width() {
    return image.width();
  }

  @Override
  public int height() {
    return image.height();
  }

  @Override
  public void readRgb(int width, int height, byte[] target) {
    if (width != image.width() || height != image.height()) {
      throw new IllegalArgumentException(
          "this decoder keeps frames in full size only, %d x %d pixels, not %d x %d"
              .formatted(image.width(), image.height(), width, height));
    }
    System.arraycopy(image.pixels(), 0, target, 0, image.pixels().length);
  }

  @Override
  public RgbImage image() {
    return image;
  }

  @Override
  public long bytes() {
    return image.pixels().length;
  }

  @Override
  public void close() {
    // memory of the Java heap only
  }
}
