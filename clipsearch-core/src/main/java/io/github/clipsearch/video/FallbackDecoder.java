package io.github.clipsearch.video;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a file with the first decoder that can; see {@link VideoDecoders}. */
final class FallbackDecoder implements VideoDecoder {
  private static final Logger LOG = LoggerFactory.getLogger(FallbackDecoder.class);

  /** What another decoder may see differently, the most telling first. */
  private static final List<Reason> DECODER_DEPENDENT =
      List.of(Reason.UNSUPPORTED_CODEC, Reason.NO_VIDEO, Reason.UNREADABLE);

  private static final String RICHEST = "bytedeco";

  private final List<VideoDecoder> decoders;
  private final boolean ofClassPath;

  /**
   * Tries decoders in turn.
   *
   * @param decoders at least one
   * @param ofClassPath whether these are all that are on the class path, so that a dependency can
   *     add one
   */
  FallbackDecoder(List<VideoDecoder> decoders, boolean ofClassPath) {
    if (decoders.isEmpty()) {
      throw new IllegalArgumentException("there is no decoder to try");
    }
    this.decoders = List.copyOf(decoders);
    this.ofClassPath = ofClassPath;
  }

  @Override
  public String name() {
    return decoders.stream().map(VideoDecoder::name).collect(Collectors.joining(","));
  }

  @Override
  public VideoStream open(Path file) {
    return open(file, FrameSelection.all());
  }

  @Override
  public VideoStream open(Path file, FrameSelection frames) {
    VideoDecoder.requireReadableFile(file);
    List<Refusal> refusals = new ArrayList<>();
    for (VideoDecoder decoder : decoders) {
      try {
        VideoStream stream = start(decoder, file, frames);
        if (!refusals.isEmpty()) {
          LOG.debug("{} is read by {}, because {}", file, stream.decoderName(), join(refusals));
        }
        return stream;
      } catch (ClipSearchException e) {
        if (!dependsOnDecoder(e)) {
          throw e;
        }
        refusals.add(new Refusal(decoder.name(), e));
      }
    }
    throw explain(file, refusals);
  }

  private static VideoStream start(VideoDecoder decoder, Path file, FrameSelection frames) {
    VideoStream stream = decoder.open(file, frames);
    boolean started = false;
    try {
      if (!stream.advance()) {
        throw new VideoReadException(
            file,
            Reason.UNREADABLE,
            "it has a video stream, but not one frame could be decoded; the file is damaged or cut"
                + " off ("
                + String.join(" ", stream.warnings())
                + ")");
      }
      started = true;
      return new StartedStream(stream, decoder.name());
    } finally {
      if (!started) {
        stream.close();
      }
    }
  }

  private static boolean dependsOnDecoder(ClipSearchException e) {
    return e instanceof VideoReadException refusal
        ? DECODER_DEPENDENT.contains(refusal.reason())
        : !(e instanceof AlreadyClosedException);
  }

  private ClipSearchException explain(Path file, List<Refusal> refusals) {
    ClipSearchException first = refusals.get(0).cause;
    if (refusals.size() == 1 && !isHelpedByAnother(refusals)) {
      return first;
    }
    String problem =
        refusals.size() == 1
            ? refusals.get(0).problem()
            : "none of its decoders can read it: " + join(refusals);
    if (isHelpedByAnother(refusals)) {
      problem +=
          ". The dependency io.github.clipsearch:clipsearch-ffmpeg-bytedeco brings a decoder with"
              + " more codecs and formats";
    }
    ClipSearchException all = combined(file, refusals, problem);
    refusals.stream().skip(1).forEach(refusal -> all.addSuppressed(refusal.cause));
    return all;
  }

  private static ClipSearchException combined(Path file, List<Refusal> refusals, String problem) {
    ClipSearchException first = refusals.get(0).cause;
    Set<Reason> reasons =
        refusals.stream()
            .map(Refusal::cause)
            .filter(VideoReadException.class::isInstance)
            .map(cause -> ((VideoReadException) cause).reason())
            .collect(Collectors.toSet());
    for (Reason reason : DECODER_DEPENDENT) {
      if (reasons.contains(reason)) {
        return new VideoReadException(file, reason, problem, first);
      }
    }
    return new ClipSearchException("Cannot read the video " + file + ": " + problem, first);
  }

  /** A missing codec or library may be in a decoder that is not there. */
  private boolean isHelpedByAnother(List<Refusal> refusals) {
    return ofClassPath
        && decoders.stream().noneMatch(decoder -> decoder.name().equals(RICHEST))
        && refusals.stream()
            .anyMatch(
                refusal ->
                    !(refusal.cause instanceof VideoReadException e)
                        || e.reason() == Reason.UNSUPPORTED_CODEC);
  }

  private static String join(List<Refusal> refusals) {
    return refusals.stream()
        .map(refusal -> refusal.decoder + ": " + refusal.problem())
        .collect(Collectors.joining("; "));
  }

  private record Refusal(String decoder, ClipSearchException cause) {
    String problem() {
      return cause instanceof VideoReadException e
          ? e.problem()
          : String.valueOf(cause.getMessage());
    }
  }
}
