package io.github.clipsearch.video.isolated;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.RgbImage;

/** A frame whose picture is in the child. */
abstract class RemoteFrame implements Frame {
  private final IsolatedVideoStream stream;
  private final Report.Arrived arrived;

  RemoteFrame(IsolatedVideoStream stream, Report.Arrived arrived) {
    this.stream = stream;
    this.arrived = arrived;
  }

  /** Throws {@link IllegalStateException} when the child may no longer hold the frame. */
  abstract void requireValid();

  /** A picture of a valid frame, not to be changed. */
  abstract RgbImage picture(PictureSize size);

  /** The frame's place among those that are read. */
  final long position() {
    return arrived.position();
  }

  @Override
  public final long number() {
    return arrived.number();
  }

  @Override
  public final double time() {
    return arrived.time();
  }

  @Override
  public final int width() {
    return arrived.size().width();
  }

  @Override
  public final int height() {
    return arrived.size().height();
  }

  /** Memory of the child that a kept frame takes. */
  public final long bytes() {
    return arrived.bytes();
  }

  @Override
  public final void readRgb(int width, int height, byte[] target) {
    requireValid();
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a picture is at least 1 x 1 pixels, not " + width + " x " + height);
    }
    if (target.length < 3L * width * height) {
      throw new IllegalArgumentException(
          "%d x %d pixels take %d bytes, the array has %d"
              .formatted(width, height, 3L * width * height, target.length));
    }
    byte[] pixels = picture(new PictureSize(width, height)).pixels();
    System.arraycopy(pixels, 0, target, 0, pixels.length);
  }

  @Override
  public final RgbImage image() {
    requireValid();
    return picture(arrived.size());
  }

  @Override
  public final KeptFrame keep() {
    requireValid();
    stream.send(new Command.Keep(position()));
    return new Kept(stream, arrived);
  }

  /** Valid until it or the stream is closed. */
  private static final class Kept extends RemoteFrame implements KeptFrame {
    private final IsolatedVideoStream stream;
    private boolean released;

    Kept(IsolatedVideoStream stream, Report.Arrived arrived) {
      super(stream, arrived.withoutPictures());
      this.stream = stream;
    }

    @Override
    void requireValid() {
      if (released || stream.isClosed()) {
        throw new IllegalStateException("frame " + number() + " is gone: it was closed");
      }
    }

    @Override
    RgbImage picture(PictureSize size) {
      return stream.show(position(), size);
    }

    @Override
    public void close() {
      if (!released && !stream.isClosed()) {
        stream.release(position());
      }
      released = true;
    }
  }
}
