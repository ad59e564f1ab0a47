package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.video.decoding.DecodingLimits;
import io.github.clipsearch.video.decoding.Losses;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/**
 * Reads packets and decodes pictures, one after the other into one reused frame. Belongs to one
 * thread at a time; owns the packet and the frame.
 */
final class PacketDecoder implements AutoCloseable {
  private static final int TRY_AGAIN = org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN();
  private static final int END = avutil.AVERROR_EOF();
  private static final AVPacket NO_MORE = new AVPacket((Pointer) null);

  /** Missing references are normal where a video starts with an open group of pictures. */
  private static final int CONCEALED =
      AVFrame.FF_DECODE_ERROR_INVALID_BITSTREAM
          | AVFrame.FF_DECODE_ERROR_CONCEALMENT_ACTIVE
          | AVFrame.FF_DECODE_ERROR_DECODE_SLICES;

  private enum Phase {
    READING,
    FLUSHING,
    ENDED
  }

  private final AVFormatContext container;
  private final AVCodecContext decoder;
  private final Losses losses;
  private final int streamIndex;
  private final List<TimeBase> timeBases = new ArrayList<>();
  private final double clockStart;
  private final AVPacket packet;
  private final AVFrame frame;
  private Phase phase = Phase.READING;
  private boolean packetIsPending;
  private double lastPacketTime;
  private int failuresAtEnd;
  private int packetsWithoutPicture;

  PacketDecoder(OpenVideo video, Losses losses) {
    container = video.container();
    decoder = video.decoder();
    this.losses = losses;
    streamIndex = video.stream().index();
    clockStart = video.clockStart();
    frame = FfmpegLibrary.newFrame();
    packet = avcodec.av_packet_alloc();
  }

  /** The frame that {@link #next} decoded last; the next call overwrites it. */
  AVFrame frame() {
    return frame;
  }

  /** The frame's time in seconds as the file has it, NaN when it has none. */
  double stamp() {
    return timeBase(streamIndex).seconds(frame.best_effort_timestamp()) - clockStart;
  }

  /**
   * Decodes the next picture.
   *
   * @return false at the end
   */
  boolean next() {
    while (phase != Phase.ENDED) {
      int result = avcodec.avcodec_receive_frame(decoder, frame);
      if (result >= 0) {
        failuresAtEnd = 0;
        packetsWithoutPicture = 0;
        losses.picture();
        if ((frame.decode_error_flags() & CONCEALED) != 0) {
          losses.concealed(Math.max(0, lastPacketTime));
        }
        return true;
      }
      if (result == END) {
        phase = Phase.ENDED;
      } else {
        if (result != TRY_AGAIN) {
          losses.undecodable(Math.max(0, lastPacketTime));
        }
        if (phase == Phase.READING) {
          feed();
        } else if (++failuresAtEnd > DecodingLimits.FAILURES_AT_END) {
          phase = Phase.ENDED;
        }
      }
    }
    return false;
  }

  /** Gives the decoder one more packet, or tells it that there are no more. */
  private void feed() {
    if (!packetIsPending && !read()) {
      phase = Phase.FLUSHING;
      avcodec.avcodec_send_packet(decoder, NO_MORE);
      return;
    }
    int result = avcodec.avcodec_send_packet(decoder, packet);
    packetsWithoutPicture++;
    // a decoder that is full takes the same packet after its next picture
    packetIsPending = result == TRY_AGAIN && packetsWithoutPicture < DecodingLimits.FAILURES_AT_END;
    if (!packetIsPending) {
      avcodec.av_packet_unref(packet);
      if (result < 0) {
        losses.undecodable(Math.max(0, lastPacketTime));
      }
    }
    if (packetsWithoutPicture > DecodingLimits.PACKETS_WITHOUT_PICTURE) {
      losses.readFailed(packetsWithoutPicture + " packets in a row hold no picture");
      phase = Phase.FLUSHING;
      avcodec.avcodec_send_packet(decoder, NO_MORE);
    }
  }

  /** Reads up to the next packet of the video stream, over a few that cannot be read. */
  private boolean read() {
    int failures = 0;
    int result;
    while ((result = avformat.av_read_frame(container, packet)) != END) {
      if (result < 0) {
        if (++failures == DecodingLimits.FAILED_READS) {
          losses.readFailed(FfmpegLibrary.message(result));
          return false;
        }
        continue;
      }
      if (failures > 0) {
        losses.undecodable(Math.max(0, lastPacketTime));
        failures = 0;
      }
      boolean ofVideo = packet.stream_index() == streamIndex;
      account(ofVideo);
      if (ofVideo && packet.size() > 0) {
        return true;
      }
      avcodec.av_packet_unref(packet);
    }
    if (failures > 0) {
      losses.undecodable(Math.max(0, lastPacketTime));
    }
    return false;
  }

  private void account(boolean ofVideo) {
    TimeBase timeBase = timeBase(packet.stream_index());
    long pts = packet.pts();
    double start = timeBase.seconds(pts == avutil.AV_NOPTS_VALUE ? packet.dts() : pts) - clockStart;
    if (ofVideo && !Double.isNaN(start)) {
      lastPacketTime = start;
    }
    losses.packet(
        ofVideo,
        (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) == 0,
        packet.pos(),
        packet.size(),
        start + timeBase.seconds(Math.max(0, packet.duration())));
  }

  /** Streams can appear while reading. */
  private TimeBase timeBase(int index) {
    while (timeBases.size() <= index) {
      timeBases.add(TimeBase.of(container.streams(timeBases.size()).time_base()));
    }
    return timeBases.get(index);
  }

  /** Called once, before the decoder is freed. */
  @Override
  public void close() {
    avutil.av_frame_free(frame);
    avcodec.av_packet_free(packet);
  }
}
