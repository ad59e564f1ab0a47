package io.github.clipsearch.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.ffmpeg.HumbleVideoDecoder;
import io.github.clipsearch.scene.TransitionDetector;
import io.github.clipsearch.testing.SharedFiles;
import io.github.clipsearch.video.VideoStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The default settings against cuts that people marked. */
class AnnotatedFootageTest {
  /**
   * The F1 reached was 0.935, with 30 cuts to find; this leaves room for two more errors.
   * PySceneDetect's best detector has 0.755 on most of these videos.
   */
  private static final double LEAST_F1 = 0.90;

  @Test
  void mostCutsAreFoundAndFewAreFalse() throws IOException {
    Tally all = new Tally();
    Tally withoutCuts = new Tally();
    for (AnnotatedVideo video : AnnotatedVideo.in(SharedFiles.get("footage"))) {
      try (VideoStream stream = new HumbleVideoDecoder().open(video.file())) {
        DetectorRun run = new DetectorRun(TransitionDetector.withDefaults(), stream.info());
        while (stream.advance()) {
          run.accept(stream.frame());
        }
        List<Long> cuts = run.finish();
        all.add(video.cuts(), List.of(), cuts, 1);
        if (video.cuts().isEmpty()) {
          withoutCuts.add(video.cuts(), List.of(), cuts, 1);
        }
      } catch (VideoReadException e) {
        assertThat(e.reason())
            .as(video.name())
            .isEqualTo(VideoReadException.Reason.UNSUPPORTED_CODEC); // AV1
      }
    }

    assertThat(all.hits() + all.misses()).isEqualTo(30);
    assertThat(all.f1()).isGreaterThanOrEqualTo(LEAST_F1);
    assertThat(withoutCuts.falseCuts()).isLessThanOrEqualTo(1);
  }
}
