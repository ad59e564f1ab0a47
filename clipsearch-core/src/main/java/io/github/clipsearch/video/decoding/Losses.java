package io.github.clipsearch.video.decoding;

import io.github.clipsearch.video.VideoInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Counts what cannot be decoded and, at the end, compares what came with what the file announced.
 *
 * <p>Three witnesses, each only where it can be trusted:
 *
 * <ul>
 *   <li>MP4, MOV and AVI list every packet in an index: fewer packets than entries, or clearly
 *       fewer pictures than packets, are missing frames.
 *   <li>In Matroska and WebM packets lie back to back: a gap between them is damage that the
 *       demuxer jumped over.
 *   <li>Matroska, WebM and fragmented MP4 state a duration: content that ends clearly earlier was
 *       cut off.
 * </ul>
 */
public final class Losses {
  /** Longest stretch of headers between two Matroska packets, generously. */
  private static final long MAX_GAP_BYTES = 4096;

  private static final double END_TOLERANCE_SECONDS = 0.2;
  private static final double END_TOLERANCE = 0.01;

  /** Codecs with packets that hold no picture to show. */
  private static final Set<String> HIDDEN_PICTURES = Set.of("vp8", "vp9", "av1");

  private final Announcement announced;

  private long packets;
  private long unwanted;
  private long pictures;
  private long concealed;
  private double firstConcealed;
  private long undecodable;
  private double firstUndecodable;
  private double contentEnd;
  private long lastPosition = -1;
  private long skippedBytes;
  private double firstSkipped;
  private String readFailure = "";
  private boolean finished;

  /**
   * What the file says about itself.
   *
   * @param container short name of the format
   * @param codec short name of the codec
   * @param indexEntries of the video stream
   * @param frames that the header states, 0 when it does not
   * @param duration in seconds, 0 when unknown
   * @param frameSeconds average time per frame
   */
  private record Announcement(
      String container,
      String codec,
      long indexEntries,
      long frames,
      double duration,
      double frameSeconds) {
    boolean hasIndex() {
      return container.equals("mov") || container.equals("avi");
    }

    boolean isMatroska() {
      return container.equals("matroska");
    }

    /** How many packets the video stream has; 0 when unknown. */
    long packets() {
      if (!hasIndex()) {
        return 0;
      }
      // a short index belongs to a file without its end, whose header still has the count
      return indexEntries > frames / 2 ? indexEntries : frames;
    }
  }

  /**
   * Starts with nothing lost.
   *
   * @param info what the header says
   * @param indexEntries how many packets the container's index lists for the video stream, 0 when
   *     it has none
   * @param statedFrames how many frames the header states, 0 or less when it does not
   */
  public Losses(VideoInfo info, long indexEntries, long statedFrames) {
    announced =
        new Announcement(
            info.container(),
            info.codec(),
            indexEntries,
            Math.max(0, statedFrames),
            info.duration().orElse(0),
            Timeline.frameSeconds(info.frameRate()));
  }

  /**
   * A packet of any stream was read.
   *
   * @param ofVideo whether it belongs to the video stream
   * @param wanted whether its picture is to be shown: not so when it is only to be decoded (edit
   *     lists) or not even that
   * @param position in the file, or negative
   * @param size in bytes
   * @param end the time at which it ends, or NaN
   */
  public void packet(boolean ofVideo, boolean wanted, long position, int size, double end) {
    if (ofVideo) {
      packets++;
      if (!wanted) {
        unwanted++;
      }
    }
    if (position >= 0) {
      if (announced.isMatroska() && lastPosition >= 0 && position - lastPosition > MAX_GAP_BYTES) {
        if (skippedBytes == 0) {
          firstSkipped = contentEnd;
        }
        skippedBytes += position - lastPosition;
      }
      lastPosition = Math.max(lastPosition, position + size);
    }
    if (end > contentEnd) {
      contentEnd = end;
    }
  }

  /** A picture was decoded, presented or not. */
  public void picture() {
    pictures++;
  }

  /**
   * The picture decoded last is damaged: parts of it were guessed.
   *
   * @param atSeconds where, roughly
   */
  public void concealed(double atSeconds) {
    if (concealed == 0) {
      firstConcealed = atSeconds;
    }
    concealed++;
  }

  /**
   * A packet could not be decoded.
   *
   * @param nearSeconds where, roughly
   */
  public void undecodable(double nearSeconds) {
    if (undecodable == 0) {
      firstUndecodable = nearSeconds;
    }
    undecodable++;
  }

  /**
   * Reading ended with an error instead of the end of the file.
   *
   * @param message the native library's own words
   */
  public void readFailed(String message) {
    readFailure = message;
  }

  /** Everything was read and decoded: from now on the end is judged as well. */
  void finish() {
    finished = true;
  }

  /** Whether not a single picture came. */
  boolean isTotal() {
    return pictures == 0;
  }

  List<String> describe() {
    List<String> sentences = new ArrayList<>();
    if (undecodable > 0) {
      sentences.add(
          format(
              "%s could not be decoded, the first near %.1f s",
              undecodable == 1 ? "1 packet" : undecodable + " packets", firstUndecodable));
    }
    if (concealed > 0) {
      sentences.add(
          format(
              "%s in part, the first near %.1f s",
              concealed == 1 ? "1 frame is damaged" : concealed + " frames are damaged",
              firstConcealed));
    }
    if (skippedBytes > 0) {
      sentences.add(
          format(
              "%d bytes of the file are damaged and were skipped, the first near %.1f s",
              skippedBytes, firstSkipped));
    }
    if (finished) {
      describeEnd(sentences);
    }
    return List.copyOf(sentences);
  }

  private void describeEnd(List<String> sentences) {
    long expected = Math.max(announced.packets(), announced.hasIndex() ? packets : 0) - unwanted;
    boolean missing = packetsAreMissing() || picturesAreMissing();
    if (missing) {
      sentences.add(
          format(
              "%d of the %d frames that the file announces are missing; it is damaged or was cut"
                  + " off",
              expected - pictures, expected));
    }
    boolean early = endsEarly();
    if (early) {
      sentences.add(
          format(
              "the end came too early: the file announces %.1f s but its content ends at %.1f s",
              announced.duration, contentEnd));
    }
    if (!readFailure.isEmpty() && !missing && !early) {
      sentences.add(format("reading stopped at %.1f s: %s", contentEnd, readFailure));
    }
  }

  private boolean packetsAreMissing() {
    long expected = announced.packets();
    // an AVI file without its index may leave out packets of repeated pictures
    long tolerated = expected == announced.indexEntries ? 1 : expected / 20;
    return expected - packets > tolerated;
  }

  private boolean picturesAreMissing() {
    if (!announced.hasIndex() || HIDDEN_PICTURES.contains(announced.codec)) {
      return false;
    }
    boolean fieldPerPacket = undecodable == 0 && Math.abs(packets - 2 * pictures) <= 2;
    long lost = packets - unwanted - pictures - undecodable;
    return !fieldPerPacket && lost > Math.max(2, packets / 100);
  }

  private boolean endsEarly() {
    boolean trusted =
        announced.isMatroska() || (announced.container.equals("mov") && announced.frames == 0);
    double tolerance =
        Math.max(END_TOLERANCE_SECONDS, END_TOLERANCE * announced.duration)
            + announced.frameSeconds;
    return trusted && announced.duration - contentEnd > tolerance;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
