package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.VideoInfo;
import io.humble.video.Codec;
import io.humble.video.ContainerStream;
import io.humble.video.Decoder;
import io.humble.video.Demuxer;
import io.humble.video.DemuxerFormat;
import io.humble.video.DemuxerStream;
import io.humble.video.Global;
import io.humble.video.KeyValueBag;
import io.humble.video.MediaDescriptor;
import io.humble.video.PixelFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Picks the first video stream that can be decoded and is no cover picture, and reads what the
 * header says about it. Used under the library's lock; owns the demuxer until {@link #open} hands
 * it over.
 */
final class StreamChooser implements AutoCloseable {
  private static final double MICROSECONDS = 1e6;

  /** Formats whose clock starts anywhere, such as at the hour of a broadcast. */
  private static final Set<String> FREE_CLOCK = Set.of("mpegts", "mpeg");

  private final int threads;
  private final Demuxer demuxer;
  private final NativeObjects natives = new NativeObjects();
  private final List<Ratio> timeBases = new ArrayList<>();
  private @Nullable DemuxerStream stream;
  private @Nullable Decoder decoder;
  private int streamIndex = -1;
  private boolean unknownStream;
  private boolean unknownVideo;
  private boolean coverPicture;
  private boolean sizelessVideo;
  private boolean handedOver;

  StreamChooser(int threads, Demuxer demuxer) {
    this.threads = threads;
    this.demuxer = natives.own(demuxer);
  }

  /** Looks at all streams; false when none will do. */
  boolean choose() throws IOException, InterruptedException {
    int count = demuxer.getNumStreams();
    for (int i = 0; i < count; i++) {
      DemuxerStream candidate = natives.own(demuxer.getStream(i));
      timeBases.add(Ratio.take(candidate.getTimeBase()));
      if (decoder != null || !isVideo(candidate)) {
        natives.delete(candidate);
      } else {
        stream = candidate;
        streamIndex = i;
      }
    }
    return decoder != null;
  }

  /** Keeps the candidate's decoder if it is the one to take. */
  private boolean isVideo(DemuxerStream candidate) {
    Decoder found;
    try {
      found = candidate.getDecoder();
    } catch (RuntimeException e) {
      found = null; // how Humble Video reports some codecs that it lacks; most come as null
    }
    if (found == null) {
      unknownStream = true;
      unknownVideo |= Ratio.take(candidate.getFrameRate()).isPositive();
      return false;
    }
    natives.own(found);
    if (found.getCodecType() == MediaDescriptor.Type.MEDIA_VIDEO) {
      if (candidate.getDisposition() == ContainerStream.Disposition.DISPOSITION_ATTACHED_PIC) {
        coverPicture = true;
      } else if (found.getWidth() < 1
          || found.getHeight() < 1
          || found.getPixelFormat() == PixelFormat.Type.PIX_FMT_NONE) {
        sizelessVideo = true;
      } else {
        decoder = found;
        return true;
      }
    }
    natives.delete(found);
    return false;
  }

  /** Whether a stream had no decoder at all. */
  boolean hasUnknownStream() {
    return unknownStream;
  }

  /** Opens the decoder and hands everything over. */
  OpenContainer open() {
    if (stream == null || decoder == null) {
      throw new IllegalStateException("no stream was chosen");
    }
    // left alone, FFmpeg would take a thread per core
    decoder.setProperty("threads", (long) threads);
    decoder.open(null, null);
    Ratio pixelAspect = Ratio.take(stream.getSampleAspectRatio());
    Rotation rotation = rotation(stream);
    VideoInfo info = describe(stream, decoder, pixelAspect, rotation);
    double clockStart =
        FREE_CLOCK.contains(info.container()) && demuxer.getStartTime() != Global.NO_PTS
            ? demuxer.getStartTime() / MICROSECONDS
            : 0;
    handedOver = true;
    return new OpenContainer(
        natives,
        demuxer,
        stream,
        streamIndex,
        decoder,
        info,
        rotation,
        pixelAspect,
        List.copyOf(timeBases),
        clockStart);
  }

  private VideoInfo describe(
      DemuxerStream chosen, Decoder opened, Ratio pixelAspect, Rotation rotation) {
    Geometry shown =
        Geometry.of(
            opened.getWidth(),
            opened.getHeight(),
            pixelAspect(pixelAspect, opened).value(),
            rotation);
    double frameRate = Math.max(0, Ratio.take(chosen.getFrameRate()).value());
    long ticks = demuxer.getDuration();
    OptionalDouble duration =
        ticks == Global.NO_PTS || ticks <= 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(ticks / MICROSECONDS);
    OptionalLong frameCount = OptionalLong.empty();
    if (chosen.getNumFrames() > 0) {
      frameCount = OptionalLong.of(chosen.getNumFrames());
    } else if (duration.isPresent() && frameRate > 0) {
      frameCount = OptionalLong.of(Math.round(duration.getAsDouble() * frameRate));
    }
    return new VideoInfo(
        shown.width(),
        shown.height(),
        rotation.degrees(),
        frameRate,
        duration,
        frameCount,
        containerName(),
        codecName(opened));
  }

  /** The stream's pixel shape, or else the decoder's. */
  static Ratio pixelAspect(Ratio ofStream, Decoder decoder) {
    return ofStream.isPositive() ? ofStream : Ratio.take(decoder.getPropertyAsRational("aspect"));
  }

  private static Rotation rotation(DemuxerStream chosen) {
    KeyValueBag metaData = chosen.getMetaData();
    if (metaData == null) {
      return Rotation.NONE;
    }
    try {
      String degrees = metaData.getValue("rotate");
      return degrees == null ? Rotation.NONE : Rotation.nearest(Double.parseDouble(degrees));
    } catch (NumberFormatException e) {
      return Rotation.NONE; // a free text field: anything may be in it
    } finally {
      metaData.delete();
    }
  }

  private String containerName() {
    DemuxerFormat format = demuxer.getFormat();
    try {
      String names = format.getName();
      int comma = names.indexOf(',');
      return comma < 0 ? names : names.substring(0, comma);
    } finally {
      format.delete();
    }
  }

  private static String codecName(Decoder opened) {
    Codec codec = opened.getCodec();
    try {
      return codec.getName();
    } finally {
      codec.delete();
    }
  }

  /** Says why no stream will do. */
  VideoReadException explain(Path file, String remedy) {
    if (unknownVideo) {
      return new VideoReadException(
          file,
          Reason.UNSUPPORTED_CODEC,
          "Humble Video has no decoder for its video stream" + remedy);
    }
    if (sizelessVideo) {
      return new VideoReadException(
          file,
          Reason.UNREADABLE,
          "its video stream holds no picture that can be decoded, not even its size is known; the"
              + " file is damaged or cut off: copy or download it again");
    }
    if (coverPicture) {
      return new VideoReadException(
          file, Reason.NO_VIDEO, "its only picture is the cover of a sound recording");
    }
    return new VideoReadException(
        file, Reason.NO_VIDEO, "it has no video stream, only sound or other data");
  }

  @Override
  public void close() {
    if (handedOver) {
      return;
    }
    NativeObjects.closeDemuxer(demuxer);
    natives.close();
  }
}
