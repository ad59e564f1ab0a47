package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.video.RgbImage;
import io.humble.video.Codec;
import io.humble.video.Coder;
import io.humble.video.ContainerFormat;
import io.humble.video.Encoder;
import io.humble.video.KeyValueBag;
import io.humble.video.MediaPacket;
import io.humble.video.MediaPicture;
import io.humble.video.MediaPictureResampler;
import io.humble.video.Muxer;
import io.humble.video.MuxerFormat;
import io.humble.video.PixelFormat;
import io.humble.video.Rational;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes pictures as a video file without sound: for tests, demonstrations and apps' own tests.
 *
 * <pre>{@code
 * try (HumbleVideoWriter writer = HumbleVideoWriter.create(Path.of("clip.mp4"), 320, 240, 25)) {
 *   writer.write(picture);
 * }
 * }</pre>
 *
 * <p>The file is complete once {@link #close} has returned. Belongs to one thread at a time.
 */
public final class HumbleVideoWriter implements AutoCloseable {
  private static final int SCALER_FLAGS = 0x40000 | 0x2000;

  private final Path file;
  private final int width;
  private final int height;
  private final NativeObjects natives = new NativeObjects();
  private final Muxer muxer;
  private final Encoder encoder;
  private final MediaPicture rgb;
  private final ByteBuffer rgbBytes;
  private final int rgbLineSize;
  private final MediaPicture yuv;
  private final MediaPictureResampler converter;
  private final MediaPacket packet;
  private long written;
  private boolean closed;

  /** How pictures are compressed. */
  public enum Compression {
    /** H.264: what most videos use, and small. */
    H264("libx264"),
    /** MPEG-4 part 2: for places that lack H.264. */
    MPEG4("mpeg4");

    private final String encoderName;

    Compression(String encoderName) {
      this.encoderName = encoderName;
    }

    private Map<String, String> options(int framesPerSecond) {
      String groupOfPictures = String.valueOf(framesPerSecond);
      return this == H264
          ? Map.of("preset", "veryfast", "crf", "18", "g", groupOfPictures, "threads", "1")
          : Map.of("flags", "+qscale", "global_quality", "236", "g", groupOfPictures);
    }
  }

  /**
   * Starts a video file with H.264.
   *
   * @param file to create or overwrite; its extension chooses the container: mp4, mov, mkv, avi, ts
   * @param width of all pictures in pixels, even
   * @param height of all pictures in pixels, even
   * @param framesPerSecond at least 1
   * @return the writer, to be closed
   * @throws IllegalArgumentException when a number is out of range
   * @throws ClipSearchException when the file cannot be written or the extension is unknown
   */
  public static HumbleVideoWriter create(Path file, int width, int height, int framesPerSecond) {
    return create(file, width, height, framesPerSecond, Compression.H264);
  }

  /**
   * Starts a video file.
   *
   * @param file to create or overwrite; its extension chooses the container: mp4, mov, mkv, avi, ts
   * @param width of all pictures in pixels, even
   * @param height of all pictures in pixels, even
   * @param framesPerSecond at least 1
   * @param compression the codec
   * @return the writer, to be closed
   * @throws IllegalArgumentException when a number is out of range
   * @throws ClipSearchException when the file cannot be written or the extension is unknown
   */
  public static HumbleVideoWriter create(
      Path file, int width, int height, int framesPerSecond, Compression compression) {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(compression, "compression");
    if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "width and height are even and at least 2, not " + width + " x " + height);
    }
    if (framesPerSecond < 1) {
      throw new IllegalArgumentException(
          "frames per second are at least 1, not " + framesPerSecond);
    }
    HumbleLibrary.require();
    return new HumbleVideoWriter(file, width, height, framesPerSecond, compression);
  }

  private HumbleVideoWriter(
      Path file, int width, int height, int framesPerSecond, Compression compression) {
    this.file = file;
    this.width = width;
    this.height = height;
    boolean done = false;
    synchronized (HumbleLibrary.LOCK) {
      try {
        Rational timeBase = natives.own(Rational.make(1, framesPerSecond));
        muxer = natives.own(Muxer.make("file:" + file.toAbsolutePath(), null, null));
        encoder = openEncoder(compression, framesPerSecond, timeBase);
        natives.own(muxer.addNewStream(encoder));
        muxer.open(null, null);
        rgb = natives.own(MediaPicture.make(width, height, PixelFormat.Type.PIX_FMT_RGB24));
        rgbBytes = natives.view(rgb.getData(0));
        rgbLineSize = rgb.getLineSize(0);
        rgb.setTimeBase(timeBase);
        rgb.setComplete(true);
        yuv = natives.own(MediaPicture.make(width, height, PixelFormat.Type.PIX_FMT_YUV420P));
        yuv.setTimeBase(timeBase);
        converter =
            natives.own(
                MediaPictureResampler.make(
                    width,
                    height,
                    PixelFormat.Type.PIX_FMT_YUV420P,
                    width,
                    height,
                    PixelFormat.Type.PIX_FMT_RGB24,
                    SCALER_FLAGS));
        converter.open();
        packet = natives.own(MediaPacket.make());
        done = true;
      } catch (InterruptedException | IOException | RuntimeException e) {
        throw failure(e);
      } finally {
        if (!done) {
          natives.close();
        }
      }
    }
  }

  private Encoder openEncoder(Compression compression, int framesPerSecond, Rational timeBase) {
    Codec codec = natives.own(Codec.findEncodingCodecByName(compression.encoderName));
    Encoder made = natives.own(Encoder.make(codec));
    made.setWidth(width);
    made.setHeight(height);
    made.setTimeBase(timeBase);
    made.setPixelFormat(PixelFormat.Type.PIX_FMT_YUV420P);
    MuxerFormat format = natives.own(muxer.getFormat());
    if (format.getFlag(ContainerFormat.Flag.GLOBAL_HEADER)) {
      made.setFlag(Coder.Flag.FLAG_GLOBAL_HEADER, true);
    }
    KeyValueBag options = natives.own(KeyValueBag.make());
    compression.options(framesPerSecond).forEach(options::setValue);
    made.open(options, null);
    return made;
  }

  /**
   * Appends a picture.
   *
   * @param picture of the video's size
   * @throws IllegalArgumentException when it has another size
   * @throws AlreadyClosedException when the writer was closed
   * @throws ClipSearchException when encoding or writing fails
   */
  public void write(RgbImage picture) {
    if (closed) {
      throw new AlreadyClosedException("the video " + file + " was finished; start another one");
    }
    if (picture.width() != width || picture.height() != height) {
      throw new IllegalArgumentException(
          "pictures of this video have %d x %d pixels, not %d x %d"
              .formatted(width, height, picture.width(), picture.height()));
    }
    for (int y = 0; y < height; y++) {
      rgbBytes.put(y * rgbLineSize, picture.pixels(), y * 3 * width, 3 * width);
    }
    rgb.setTimeStamp(written);
    try {
      converter.resample(yuv, rgb);
      yuv.setTimeStamp(written);
      yuv.setComplete(true);
      encode(yuv);
    } catch (RuntimeException e) {
      throw failure(e);
    }
    written++;
  }

  private void encode(@Nullable MediaPicture picture) {
    do {
      encoder.encode(packet, picture);
      if (packet.isComplete()) {
        muxer.write(packet, false);
      }
    } while (packet.isComplete());
  }

  /**
   * Finishes the file and releases all native memory. Closing twice is allowed.
   *
   * @throws ClipSearchException when the end of the file cannot be written; the memory is released
   *     all the same
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    synchronized (HumbleLibrary.LOCK) {
      try {
        encode(null);
        muxer.close();
      } catch (RuntimeException e) {
        throw failure(e);
      } finally {
        natives.close();
      }
    }
  }

  private ClipSearchException failure(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return new ClipSearchException(
        "Cannot write the video "
            + file
            + ": "
            + e.getMessage()
            + "; the folder must exist and be writable, and the extension be one of mp4, mov, mkv,"
            + " avi, ts",
        e);
  }
}
