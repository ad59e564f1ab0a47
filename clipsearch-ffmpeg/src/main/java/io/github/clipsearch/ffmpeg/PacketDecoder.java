package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.decoding.DecodingLimits;
import io.github.clipsearch.video.decoding.Losses;
import io.humble.video.Decoder;
import io.humble.video.Demuxer;
import io.humble.video.Global;
import io.humble.video.MediaPacket;
import io.humble.video.MediaPicture;
import io.humble.video.PixelFormat;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads packets and decodes pictures, one after the other into one reused picture. Belongs to one
 * thread at a time; its native objects belong to the container's owner.
 */
final class PacketDecoder {
  private enum Phase {
    READING,
    FLUSHING,
    ENDED
  }

  private final Path file;
  private final OpenContainer container;
  private final Demuxer demuxer;
  private final Decoder decoder;
  private final NativeObjects natives;
  private final Losses losses;
  private final boolean keyFrames;
  private final MediaPacket packet;
  private MediaPicture picture;
  private Phase phase = Phase.READING;
  private double lastPacketTime;
  private boolean firstPacketIsRead;
  private int failuresAtEnd;
  private int packetsWithoutPicture;

  PacketDecoder(Path file, OpenContainer container, Losses losses, boolean keyFrames) {
    this.file = file;
    this.container = container;
    this.losses = losses;
    this.keyFrames = keyFrames;
    demuxer = container.demuxer();
    decoder = container.decoder();
    natives = container.natives();
    packet = natives.own(MediaPacket.make());
    picture = makePicture();
  }

  /** The picture that {@link #next} decoded last; the next call overwrites it. */
  MediaPicture picture() {
    return picture;
  }

  /** The picture's time in seconds as the file has it, NaN when it has none. */
  double stamp() {
    return seconds(picture.getTimeStamp(), container.timeBase());
  }

  /**
   * Decodes the next picture.
   *
   * @return false at the end
   */
  boolean next() {
    while (phase != Phase.ENDED) {
      if (phase == Phase.READING && !read()) {
        phase = Phase.FLUSHING;
      }
      boolean flushing = phase == Phase.FLUSHING;
      boolean decoded = decode(flushing ? null : packet);
      if (decoded) {
        packetsWithoutPicture = 0;
        losses.picture();
        return true;
      }
      if (!flushing && ++packetsWithoutPicture > DecodingLimits.PACKETS_WITHOUT_PICTURE) {
        losses.readFailed(packetsWithoutPicture + " packets in a row hold no picture");
        phase = Phase.FLUSHING;
        continue;
      }
      if (flushing && (failuresAtEnd == 0 || failuresAtEnd > DecodingLimits.FAILURES_AT_END)) {
        phase = Phase.ENDED;
      }
    }
    return false;
  }

  /** Reads up to the next packet of the video stream. */
  private boolean read() {
    try {
      while (demuxer.read(packet) >= 0) {
        if (!packet.isComplete()) {
          continue;
        }
        boolean ofVideo = packet.getStreamIndex() == container.streamIndex();
        boolean wanted = !ofVideo || isWanted();
        account(ofVideo, wanted);
        if (ofVideo && wanted && packet.getSize() > 0) {
          return true;
        }
      }
    } catch (InterruptedException e) {
      stopIfInterrupted(e);
      losses.readFailed(String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      losses.readFailed(String.valueOf(e.getMessage()));
    }
    return false;
  }

  /** The first packet is taken whatever it says, in case the file marks no key frames. */
  private boolean isWanted() {
    boolean wanted = !keyFrames || packet.isKeyPacket() || !firstPacketIsRead;
    firstPacketIsRead = true;
    return wanted;
  }

  private void account(boolean ofVideo, boolean wanted) {
    int index = packet.getStreamIndex();
    double timeBase =
        index < container.timeBases().size() ? container.timeBases().get(index).value() : 0;
    long stamp = packet.getPts() == Global.NO_PTS ? packet.getDts() : packet.getPts();
    double start = seconds(stamp, timeBase);
    if (ofVideo && !Double.isNaN(start)) {
      lastPacketTime = start;
    }
    losses.packet(
        ofVideo,
        wanted,
        packet.getPosition(),
        packet.getSize(),
        start + Math.max(0, packet.getDuration()) * timeBase);
  }

  /** One packet is one picture at most, whatever number of bytes the decoder says it used. */
  private boolean decode(@Nullable MediaPacket content) {
    try {
      fitPicture();
      decoder.decode(picture, content, 0);
      failuresAtEnd = 0;
      return picture.isComplete();
    } catch (Exception | OutOfMemoryError e) { // also checked ones that are not declared
      if (e instanceof InterruptedException interruption) {
        stopIfInterrupted(interruption);
      }
      losses.undecodable(Math.max(0, lastPacketTime));
      if (content == null) {
        failuresAtEnd++;
      }
      return false;
    }
  }

  /** Damaged content can raise this exception too: only the thread's status tells. */
  private void stopIfInterrupted(InterruptedException e) {
    if (Thread.currentThread().isInterrupted()) {
      phase = Phase.ENDED;
      throw new VideoReadException(
          file, Reason.IO_ERROR, "the thread was interrupted while decoding it", e);
    }
  }

  /** The decoder wants a picture of its current size and format, which can change at any packet. */
  private void fitPicture() {
    if ((long) decoder.getWidth() * decoder.getHeight() > DecodingLimits.PIXELS) {
      throw new IllegalStateException("pictures became too large"); // counted as a loss
    }
    if (picture.getWidth() != decoder.getWidth()
        || picture.getHeight() != decoder.getHeight()
        || picture.getFormat() != decoder.getPixelFormat()) {
      MediaPicture outgrown = picture;
      picture = makePicture(); // may fail, and then the old one has to stay
      natives.delete(outgrown);
    }
  }

  private MediaPicture makePicture() {
    PixelFormat.Type format = decoder.getPixelFormat();
    return natives.own(MediaPicture.make(decoder.getWidth(), decoder.getHeight(), format));
  }

  private double seconds(long ticks, double timeBase) {
    return ticks == Global.NO_PTS ? Double.NaN : ticks * timeBase - container.clockStart();
  }
}
