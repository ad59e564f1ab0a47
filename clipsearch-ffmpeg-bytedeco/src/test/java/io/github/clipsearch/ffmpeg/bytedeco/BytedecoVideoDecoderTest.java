package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoDecoderContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What every decoder does, with MPEG-4 clips. */
class BytedecoVideoDecoderTest extends VideoDecoderContract {
  @Override
  protected VideoDecoder decoder() {
    return new BytedecoVideoDecoder();
  }

  @Override
  protected void writeVideo(Path file, List<RgbImage> pictures, int framesPerSecond)
      throws IOException {
    String container = file.toString().endsWith(".mkv") ? "matroska" : "mp4";
    ClipWriter.write(file, ClipWriter.Kind.MPEG4.in(container), pictures, framesPerSecond);
  }
}
