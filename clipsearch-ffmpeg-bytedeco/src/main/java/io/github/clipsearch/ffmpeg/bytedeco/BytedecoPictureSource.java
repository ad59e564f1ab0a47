package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.decoding.Geometry;
import io.github.clipsearch.video.decoding.Losses;
import io.github.clipsearch.video.decoding.Orientation;
import io.github.clipsearch.video.decoding.PictureSource;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** The pictures of one open file. */
final class BytedecoPictureSource implements PictureSource<AVFrame> {
  private final OpenVideo video;
  private final Losses losses;
  private final PacketDecoder packets;
  private final PictureConverter converter = new PictureConverter();

  private BytedecoPictureSource(OpenVideo video) {
    this.video = video;
    losses =
        new Losses(
            video.info(),
            avformat.avformat_index_get_entries_count(video.stream()),
            video.stream().nb_frames());
    packets = new PacketDecoder(video, losses);
  }

  /**
   * Opens a file.
   *
   * @throws VideoReadException when that fails; nothing native is left then
   */
  static BytedecoPictureSource open(Path file, int threads, Optional<HardwareDevice> hardware) {
    OpenVideo video = OpenVideo.open(file, threads, hardware);
    boolean done = false;
    try {
      BytedecoPictureSource source = new BytedecoPictureSource(video);
      done = true;
      return source;
    } finally {
      if (!done) {
        video.close();
      }
    }
  }

  @Override
  public VideoInfo info() {
    return video.info();
  }

  @Override
  public boolean next() {
    return packets.next();
  }

  @Override
  public AVFrame picture() {
    return packets.frame();
  }

  @Override
  public double timestamp() {
    return packets.stamp();
  }

  /** Size, pixel shape and orientation can change in mid-stream. */
  @Override
  public Geometry geometry() {
    AVFrame picture = packets.frame();
    AVFrameSideData matrix =
        avutil.av_frame_get_side_data(picture, avutil.AV_FRAME_DATA_DISPLAYMATRIX);
    return Geometry.of(
        picture.width(),
        picture.height(),
        FfmpegLibrary.value(Header.pixelAspect(video.stream(), picture.sample_aspect_ratio())),
        matrix == null ? Orientation.UPRIGHT : Header.orientation(matrix.data()));
  }

  @Override
  public void scale(AVFrame picture, int width, int height, byte[] target) {
    converter.scale(picture, width, height, target);
  }

  /**
   * Shares the decoder's own picture, which the decoder then does not reuse; one from hardware,
   * which has few, is copied.
   */
  @Override
  public AVFrame keep(AVFrame picture) {
    AVFrame reference = FfmpegLibrary.newFrame();
    boolean done = false;
    try {
      if (PictureConverter.isInHardware(picture)) {
        PictureConverter.download(picture, reference);
      } else if (avutil.av_frame_ref(reference, picture) < 0) {
        throw new OutOfMemoryError("FFmpeg could not keep a frame");
      }
      done = true;
      return reference;
    } finally {
      if (!done) {
        avutil.av_frame_free(reference);
      }
    }
  }

  @Override
  public void release(AVFrame kept) {
    avutil.av_frame_free(kept);
  }

  @Override
  public long bytes(AVFrame picture) {
    return avutil.av_image_get_buffer_size(picture.format(), picture.width(), picture.height(), 1);
  }

  @Override
  public Losses losses() {
    return losses;
  }

  @Override
  public void close() {
    converter.close();
    packets.close();
    video.close();
  }
}
