package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.video.DisplayMatrixContract;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class DisplayMatrixTest extends DisplayMatrixContract {
  @Override
  protected VideoDecoder decoder() {
    return new BytedecoVideoDecoder();
  }

  @Override
  protected void writeVideo(Path file, List<RgbImage> pictures, int framesPerSecond)
      throws IOException {
    ClipWriter.write(file, ClipWriter.Kind.MPEG4, pictures, framesPerSecond);
  }
}
