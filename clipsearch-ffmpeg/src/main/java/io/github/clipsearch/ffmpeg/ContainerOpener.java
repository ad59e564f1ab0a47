package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.decoding.Refusals;
import io.humble.video.Codec;
import io.humble.video.Demuxer;
import io.humble.video.KeyValueBag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens files and explains why when it cannot. */
final class ContainerOpener {
  /**
   * All formats that hold their own content. FFmpeg also knows playlists that fetch from the
   * network, whatever the file is called; its option {@code protocol_whitelist} has no effect here.
   */
  private static final String FORMATS =
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,ogg,asf,gif,mxf";

  private static final String OTHER_DECODER =
      "; use another VideoDecoder or convert the file, for example to H.264";

  private ContainerOpener() {}

  /**
   * Opens a file and the decoder of its best video stream.
   *
   * @throws VideoReadException when that fails; nothing native is left then
   */
  static OpenContainer open(Path file, int threads) {
    HumbleLibrary.require();
    synchronized (HumbleLibrary.LOCK) {
      try {
        return open(file, threads, Optional.empty());
      } catch (VideoReadException e) {
        // FFmpeg 2.8 decodes VP9 but does not know the code that MP4 has for it
        if (e.reason() == Reason.UNSUPPORTED_CODEC
            && sniff(file).equals(Optional.of(CodecSniffer.Codec.VP9))) {
          return open(file, threads, Optional.of(Codec.ID.CODEC_ID_VP9));
        }
        throw e;
      }
    }
  }

  private static OpenContainer open(Path file, int threads, Optional<Codec.ID> forced) {
    try (StreamChooser chooser = new StreamChooser(file, threads, demux(file, forced))) {
      if (chooser.choose()) {
        return chooser.open();
      }
      Optional<CodecSniffer.Codec> codec =
          chooser.hasUnknownStream() ? sniff(file) : Optional.empty();
      throw codec.isPresent()
          ? unsupported(file, codec.get().title(), null)
          : chooser.explain(OTHER_DECODER);
    } catch (InterruptedException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new VideoReadException(
            file, Reason.IO_ERROR, "the thread was interrupted while opening it", e);
      }
      throw Refusals.unreadable(
          file, String.valueOf(e.getMessage()), e); // damaged content can raise this too
    } catch (VideoReadException e) {
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      throw explain(file, e);
    }
  }

  private static VideoReadException explain(Path file, Throwable failure) {
    Optional<CodecSniffer.Codec> codec = sniff(file);
    if (codec.isPresent()) {
      return unsupported(file, codec.get().title(), failure);
    }
    if (failure instanceof IllegalArgumentException) {
      return new VideoReadException(
          file,
          Reason.UNREADABLE,
          "its format is not among those that are opened (" + FORMATS + "); playlists never are",
          failure);
    }
    return Refusals.unreadable(file, String.valueOf(failure.getMessage()), failure);
  }

  private static VideoReadException unsupported(
      Path file, String codec, @Nullable Throwable failure) {
    return new VideoReadException(
        file,
        Reason.UNSUPPORTED_CODEC,
        "Humble Video has no decoder for " + codec + OTHER_DECODER,
        failure);
  }

  private static Optional<CodecSniffer.Codec> sniff(Path file) {
    try {
      return CodecSniffer.sniff(file);
    } catch (IOException e) {
      throw new VideoReadException(file, Reason.IO_ERROR, String.valueOf(e.getMessage()), e);
    }
  }

  private static Demuxer demux(Path file, Optional<Codec.ID> forced)
      throws IOException, InterruptedException {
    Demuxer demuxer = Demuxer.make();
    boolean done = false;
    KeyValueBag options = KeyValueBag.make();
    try {
      forced.ifPresent(demuxer::setForcedVideoCodec);
      options.setValue("format_whitelist", FORMATS);
      // with its scheme and absolute, or FFmpeg takes a colon in the name for a scheme
      demuxer.open("file:" + file.toAbsolutePath(), null, false, true, options, null);
      done = true;
      return demuxer;
    } finally {
      options.delete();
      if (!done) {
        NativeObjects.closeDemuxer(demuxer);
        demuxer.delete();
      }
    }
  }
}
