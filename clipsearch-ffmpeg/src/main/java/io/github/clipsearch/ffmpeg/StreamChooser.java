package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.decoding.Containers;
import io.github.clipsearch.video.decoding.DecodingLimits;
import io.github.clipsearch.video.decoding.Geometry;
import io.github.clipsearch.video.decoding.Orientation;
import io.github.clipsearch.video.decoding.Refusals;
import io.humble.video.Codec;
import io.humble.video.ContainerStream.Disposition;
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
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Picks the best video stream that can be decoded and is no cover picture, and reads what the
 * header says about it. Used under the library's lock; owns the demuxer until {@link #open} hands
 * it over.
 */
final class StreamChooser implements AutoCloseable {
  private static final double MICROSECONDS = 1e6;

  private final Path file;
  private final int threads;
  private final Demuxer demuxer;
  private final NativeObjects natives = new NativeObjects();
  private final List<Ratio> timeBases = new ArrayList<>();
  private @Nullable DemuxerStream stream;
  private @Nullable Decoder decoder;
  private int streamIndex = -1;
  private long rank = -1;
  private boolean unknownStream;
  private boolean unknownVideo;
  private boolean coverPicture;
  private @Nullable VideoReadException badSize;
  private boolean handedOver;

  StreamChooser(Path file, int threads, Demuxer demuxer) {
    this.file = file;
    this.threads = threads;
    this.demuxer = natives.own(demuxer);
  }

  /** Looks at all streams; false when none will do. */
  boolean choose() throws IOException, InterruptedException {
    int count = demuxer.getNumStreams();
    for (int i = 0; i < count; i++) {
      DemuxerStream candidate = natives.own(demuxer.getStream(i));
      timeBases.add(Ratio.take(candidate.getTimeBase()));
      Decoder found = decoderOf(candidate);
      if (found == null || !takeIfBetter(candidate, found)) {
        natives.delete(candidate);
      } else {
        streamIndex = i;
      }
    }
    return decoder != null;
  }

  /** Takes a stream and its decoder in place of those so far, or deletes its decoder. */
  private boolean takeIfBetter(DemuxerStream candidate, Decoder found) {
    long candidateRank =
        Containers.streamRank(found.getWidth(), found.getHeight(), isDefault(candidate));
    if (candidateRank <= rank) {
      natives.delete(found);
      return false;
    }
    if (stream != null && decoder != null) {
      natives.delete(decoder);
      natives.delete(stream);
    }
    stream = candidate;
    decoder = found;
    rank = candidateRank;
    return true;
  }

  /** The candidate's decoder if it is one for pictures that can be had. */
  private @Nullable Decoder decoderOf(DemuxerStream candidate) {
    Decoder found;
    try {
      found = candidate.getDecoder();
    } catch (RuntimeException e) {
      found = null; // how Humble Video reports some codecs that it lacks; most come as null
    }
    if (found == null) {
      unknownStream = true;
      unknownVideo |= Ratio.take(candidate.getFrameRate()).isPositive();
      return null;
    }
    natives.own(found);
    if (found.getCodecType() == MediaDescriptor.Type.MEDIA_VIDEO) {
      if (disposition(candidate).equals(Optional.of(Disposition.DISPOSITION_ATTACHED_PIC))) {
        coverPicture = true;
      } else if (found.getWidth() < 1
          || found.getHeight() < 1
          || found.getPixelFormat() == PixelFormat.Type.PIX_FMT_NONE) {
        badSize = Refusals.sizeless(file);
      } else if ((long) found.getWidth() * found.getHeight() > DecodingLimits.PIXELS) {
        badSize = Refusals.tooLarge(file, found.getWidth(), found.getHeight());
      } else {
        return found;
      }
    }
    natives.delete(found);
    return null;
  }

  private static boolean isDefault(DemuxerStream candidate) {
    Optional<Disposition> marks = disposition(candidate);
    return marks.isEmpty() || marks.get() == Disposition.DISPOSITION_DEFAULT;
  }

  /**
   * The one mark that a stream has; nothing for several, which Humble Video does not give. FFmpeg
   * 2.8 joins two marks in Matroska only, "default" and "forced".
   */
  private static Optional<Disposition> disposition(DemuxerStream candidate) {
    try {
      return Optional.of(candidate.getDisposition());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
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
    Orientation orientation = orientation(stream);
    VideoInfo info = describe(stream, decoder, pixelAspect, orientation);
    double clockStart =
        Containers.hasFreeClock(info.container()) && demuxer.getStartTime() != Global.NO_PTS
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
        orientation,
        pixelAspect,
        List.copyOf(timeBases),
        clockStart);
  }

  private VideoInfo describe(
      DemuxerStream chosen, Decoder opened, Ratio pixelAspect, Orientation orientation) {
    Geometry shown =
        Geometry.of(
            opened.getWidth(),
            opened.getHeight(),
            pixelAspect(pixelAspect, opened).value(),
            orientation);
    double frameRate = Math.max(0, Ratio.take(chosen.getFrameRate()).value());
    long ticks = demuxer.getDuration();
    OptionalDouble duration =
        ticks == Global.NO_PTS || ticks <= 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(ticks / MICROSECONDS);
    return new VideoInfo(
        shown.width(),
        shown.height(),
        orientation.degrees(),
        frameRate,
        duration,
        Containers.frameCount(chosen.getNumFrames(), duration, frameRate),
        containerName(),
        codecName(opened));
  }

  /** The stream's pixel shape, or else the decoder's. */
  static Ratio pixelAspect(Ratio ofStream, Decoder decoder) {
    return ofStream.isPositive() ? ofStream : Ratio.take(decoder.getPropertyAsRational("aspect"));
  }

  private static Orientation orientation(DemuxerStream chosen) {
    KeyValueBag metaData = chosen.getMetaData();
    if (metaData == null) {
      return Orientation.UPRIGHT;
    }
    try {
      String degrees = metaData.getValue("rotate");
      return degrees == null
          ? Orientation.UPRIGHT
          : Orientation.turned(Double.parseDouble(degrees));
    } catch (NumberFormatException e) {
      return Orientation.UPRIGHT; // a free text field: anything may be in it
    } finally {
      metaData.delete();
    }
  }

  private String containerName() {
    DemuxerFormat format = demuxer.getFormat();
    try {
      return Containers.firstName(format.getName());
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
  VideoReadException explain(String remedy) {
    if (unknownVideo) {
      return new VideoReadException(
          file,
          Reason.UNSUPPORTED_CODEC,
          "Humble Video has no decoder for its video stream" + remedy);
    }
    return badSize != null ? badSize : Refusals.noVideo(file, coverPicture);
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
