package io.github.clipsearch.video.isolated;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that a child has open. */
final class ServedVideo implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServedVideo.class);
  private final VideoStream stream;
  private final Lookahead lookahead;
  private final DataOutputStream reports;
  private final HeldFrames held = new HeldFrames();

  /** A picture of each subscribed size, overwritten with every frame. */
  private final Map<PictureSize, RgbImage> subscriptions = new LinkedHashMap<>();

  private List<String> toldWarnings = List.of();
  private long wanted = -1;
  private long decoded = -1;
  private long bytesPerFrame;
  private boolean ended;

  /** Takes the stream over and reports that it is open. */
  ServedVideo(VideoStream stream, String decoderName, Lookahead lookahead, DataOutputStream reports)
      throws IOException {
    this.stream = stream;
    this.lookahead = lookahead;
    this.reports = reports;
    String inside = stream.decoderName();
    new Report.Opened(stream.info(), inside.isEmpty() ? decoderName : inside).write(reports);
  }

  /** Whether the parent could do with another frame. */
  boolean canDecode() {
    return !ended && decoded < wanted + lookahead.frames(bytesPerFrame, pictureBytes());
  }

  private long pictureBytes() {
    long bytes = 0;
    for (PictureSize size : subscriptions.keySet()) {
      bytes += size.bytes();
    }
    return bytes;
  }

  /** Decodes the next frame and reports it. */
  void decode() throws IOException {
    boolean arrived = stream.advance();
    List<String> warnings = stream.warnings();
    if (!warnings.equals(toldWarnings)) {
      toldWarnings = List.copyOf(warnings);
      new Report.Warned(toldWarnings).write(reports);
    }
    if (!arrived) {
      ended = true;
      new Report.Ended().write(reports);
      return;
    }
    Frame frame = stream.frame();
    decoded++;
    List<RgbImage> pictures = new ArrayList<>(subscriptions.size());
    for (RgbImage picture : subscriptions.values()) {
      frame.readRgb(picture.width(), picture.height(), picture.pixels());
      pictures.add(picture);
    }
    bytesPerFrame = 3L * frame.width() * frame.height();
    if (!lookahead.isImpossible()) {
      KeptFrame kept = frame.keep();
      bytesPerFrame = kept.bytes();
      if (lookahead.isPossible(kept)) {
        held.addAhead(decoded, kept);
      } else {
        kept.close();
      }
    }
    new Report.Arrived(
            decoded, frame.number(), frame.time(), PictureSize.of(frame), bytesPerFrame, pictures)
        .write(reports);
  }

  /** After a failure: frames that are held stay good, but there will be no more. */
  void stopDecoding() {
    ended = true;
  }

  void handle(Command command) throws IOException {
    if (command instanceof Command.Want want) {
      wanted = want.frame();
      held.releaseBefore(wanted);
    } else if (command instanceof Command.Keep keep) {
      if (!held.keep(keep.frame())) {
        held.addKept(keep.frame(), stream.frame().keep());
      }
    } else if (command instanceof Command.Release release) {
      held.release(release.frame());
    } else if (command instanceof Command.Subscribe subscribe) {
      subscribe(subscribe);
    } else if (command instanceof Command.Show show) {
      show(show);
    } else {
      throw new IOException("no command for an open video: " + command);
    }
  }

  private void subscribe(Command.Subscribe subscribe) {
    PictureSize size = subscribe.size();
    if (subscribe.on()) {
      subscriptions.put(size, new RgbImage(size.width(), size.height(), new byte[size.bytes()]));
    } else {
      subscriptions.remove(size);
    }
  }

  private void show(Command.Show show) throws IOException {
    PictureSize size = show.size();
    byte[] pixels = new byte[size.bytes()];
    Report answer;
    try {
      held.find(show.frame()).orElseGet(stream::frame).readRgb(size.width(), size.height(), pixels);
      answer =
          new Report.Picture(show.request(), new RgbImage(size.width(), size.height(), pixels));
    } catch (IllegalArgumentException e) {
      answer = new Report.Refused(show.request(), true, String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      LOG.error("No picture of frame {}", show.frame(), e);
      answer = new Report.Refused(show.request(), false, "the decoder threw " + e);
    }
    answer.write(reports);
  }

  @Override
  public void close() {
    try (stream) {
      held.close();
    }
  }
}
