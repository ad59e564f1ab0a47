package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.video.GeneratedFilesContract;
import io.github.clipsearch.video.VideoDecoder;
import java.util.Set;

class GeneratedFilesTest extends GeneratedFilesContract {
  @Override
  protected VideoDecoder decoder() {
    return new HumbleVideoDecoder();
  }

  @Override
  protected Set<String> unsupported() {
    return Set.of("libaom-av1", ".ivf ", ".apng ", ".nut ", ".y4m ", ".dv ", ".rm ", ".h264 ");
  }
}
