package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.video.DisplayMatrixContract;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoDecoder;
import java.nio.file.Path;
import java.util.List;

class DisplayMatrixTest extends DisplayMatrixContract {
  @Override
  protected VideoDecoder decoder() {
    return new HumbleVideoDecoder();
  }

  /** FFmpeg 2.8 makes an angle of the matrix, and Humble Video passes on no more. */
  @Override
  protected boolean knowsMirroring() {
    return false;
  }

  @Override
  protected void writeVideo(Path file, List<RgbImage> pictures, int framesPerSecond) {
    Clips.write(file, pictures, framesPerSecond, HumbleVideoWriter.Compression.H264);
  }
}
