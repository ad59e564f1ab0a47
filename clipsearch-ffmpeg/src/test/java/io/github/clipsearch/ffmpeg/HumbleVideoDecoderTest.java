package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoDecoderContract;
import java.nio.file.Path;
import java.util.List;

/** What every decoder does, with H.264 clips. */
class HumbleVideoDecoderTest extends VideoDecoderContract {
  @Override
  protected VideoDecoder decoder() {
    return new HumbleVideoDecoder();
  }

  @Override
  protected void writeVideo(Path file, List<RgbImage> pictures, int framesPerSecond) {
    Clips.write(file, pictures, framesPerSecond, HumbleVideoWriter.Compression.H264);
  }
}
