package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.decoding.Geometry;
import io.github.clipsearch.video.decoding.Losses;
import io.github.clipsearch.video.decoding.PictureSource;
import io.humble.video.MediaPicture;
import io.humble.video.PixelFormat;
import java.nio.file.Path;

/** The pictures of one open file. */
final class HumblePictureSource implements PictureSource<MediaPicture> {
  private final OpenContainer container;
  private final Losses losses;
  private final PacketDecoder packets;
  private final PictureConverter converter;
  private Geometry geometry;
  private int storedWidth;
  private int storedHeight;

  /** Takes over the container, also when it throws. */
  HumblePictureSource(Path file, OpenContainer container) {
    this.container = container;
    VideoInfo info = container.info();
    losses =
        new Losses(
            info, container.stream().getNumIndexEntries(), container.stream().getNumFrames());
    geometry = new Geometry(info.width(), info.height(), container.orientation());
    converter = new PictureConverter(container.decoder());
    boolean done = false;
    try {
      packets = new PacketDecoder(file, container, losses);
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  @Override
  public VideoInfo info() {
    return container.info();
  }

  @Override
  public boolean next() {
    return packets.next();
  }

  @Override
  public MediaPicture picture() {
    return packets.picture();
  }

  @Override
  public double timestamp() {
    return packets.stamp();
  }

  @Override
  public Geometry geometry() {
    MediaPicture picture = packets.picture();
    if (picture.getWidth() != storedWidth || picture.getHeight() != storedHeight) {
      storedWidth = picture.getWidth();
      storedHeight = picture.getHeight();
      Ratio aspect = StreamChooser.pixelAspect(container.pixelAspect(), container.decoder());
      geometry = Geometry.of(storedWidth, storedHeight, aspect.value(), container.orientation());
    }
    return geometry;
  }

  @Override
  public void scale(MediaPicture picture, int width, int height, byte[] target) {
    converter.scale(picture, width, height, target);
  }

  /** Shares the decoder's own picture, which the decoder then does not reuse. */
  @Override
  public MediaPicture keep(MediaPicture picture) {
    return container.natives().own(MediaPicture.make(picture, false));
  }

  @Override
  public void release(MediaPicture kept) {
    container.natives().delete(kept);
  }

  @Override
  public long bytes(MediaPicture picture) {
    return PixelFormat.getBufferSizeNeeded(
        picture.getWidth(), picture.getHeight(), picture.getFormat());
  }

  @Override
  public Losses losses() {
    return losses;
  }

  @Override
  public void close() {
    synchronized (HumbleLibrary.LOCK) {
      converter.close();
      NativeObjects.closeDemuxer(container.demuxer());
      container.natives().close();
    }
  }
}
