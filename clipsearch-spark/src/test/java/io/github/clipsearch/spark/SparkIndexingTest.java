package io.github.clipsearch.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.sampling.FrameSampler;
import io.github.clipsearch.spark.SparkIndexReport.Result;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.testing.SharedFiles;
import io.github.clipsearch.video.VideoDecoders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes of indexing on two executors, compared with one engine in one process. */
class SparkIndexingTest extends SparkFixture {
  @Test
  void theIndexIsThatOfOneEngineToTheBit() throws IOException {
    Path traces = Files.createDirectory(folder.resolve("traces"));

    SparkIndexReport report =
        builder().encoder(TestEncoders.traced(traces)).build().run(tasks(clips));

    SingleMachine.assertEqual(index, SingleMachine.index(clips));
    assertThat(report.failures()).isEmpty();
    assertThat(report.results())
        .extracting(result -> Path.of(result.video().location()))
        .containsExactlyElementsOf(clips);
    assertThat(outcomes(report)).containsOnly("INDEXED");
    assertThat(report.results())
        .extracting(result -> result.result().video().sceneCount())
        .containsExactly(1, 2, 3, 4, 5);
    List<String> loading = names(traces);
    assertThat(loading).extracting(name -> name.split("-", 2)[0]).doesNotHaveDuplicates();
    assertThat(report.results().stream().map(result -> result.work().executor()).distinct())
        .hasSameSizeAs(loading);
    assertThat(names(shared)).isEmpty();
  }

  @Test
  void realFootageIsIndexedAsByOneEngine() {
    List<Path> footage = new ArrayList<>();
    for (String name :
        List.of(
            "mdn_flower.mp4", "decord_video_90.mov", "psd_fades.mp4", "imageio_realshort.mp4")) {
      footage.add(SharedFiles.get("footage", name));
    }

    SparkIndexReport report = builder().build().run(tasks(footage));

    assertThat(report.failures()).isEmpty();
    SingleMachine.assertEqual(index, SingleMachine.index(footage));
  }

  @Test
  void whatHasNotChangedIsNotIndexedAgain() throws IOException {
    Path first = Files.copy(clips.get(1), folder.resolve("first.mp4"));
    Path second = Files.copy(clips.get(2), folder.resolve("second.mp4"));
    SparkIndexing indexing = builder().build();
    indexing.run(tasks(List.of(first, second)));
    String old =
        index.videos().stream().filter(v -> v.uri().equals(uri(second))).toList().get(0).id();
    Files.copy(clips.get(3), second, StandardCopyOption.REPLACE_EXISTING);

    SparkIndexReport report = indexing.run(tasks(List.of(first, second)));

    assertThat(outcomes(report)).containsExactly("UNCHANGED", "REPLACED");
    assertThat(index.video(old)).isEmpty();
    SingleMachine.assertEqual(index, SingleMachine.index(List.of(first, second)));
    assertThat(indexing.videosDone()).isEqualTo(4);
    assertThat(indexing.videosFailed()).isZero();
    assertThat(indexing.scenesDone()).isEqualTo(2 + 3 + 2 + 4);
  }

  @Test
  void metadataAndPlaceAreBroughtUpToDateWithoutDecoding() throws IOException {
    Path file = Files.copy(clips.get(2), folder.resolve("before.mp4"));
    SparkIndexing indexing = builder().build();
    indexing.run(List.of(VideoTask.of(file).withId("mine")));
    Path moved = Files.move(file, folder.resolve("after.mp4"));
    VideoTask task = VideoTask.of(moved).withId("mine").withMetadata(Map.of("year", 2024));

    SparkIndexReport report = indexing.run(List.of(task));

    assertThat(outcomes(report)).containsExactly("UPDATED");
    VideoRecord video = index.video("mine").orElseThrow();
    assertThat(video.uri()).isEqualTo(uri(moved));
    assertThat(video.metadata()).containsEntry("year", 2024L);
    assertThat(index.scenes("mine")).hasSize(3);
  }

  @Test
  void filesOfTheSameContentAreOneVideo() throws IOException {
    Path copy = Files.copy(clips.get(0), folder.resolve("copy.mp4"));

    SparkIndexReport report = builder().build().run(tasks(List.of(clips.get(0), copy)));

    assertThat(index.videos()).hasSize(1);
    assertThat(outcomes(report)).containsExactlyInAnyOrder("INDEXED", "UNCHANGED");
  }

  @Test
  void objectsAreMadeLocalAndKeepTheirOwnPlace() throws IOException {
    String origin = clipFolder.toString();
    URI object = URI.create("store://bucket/clip-2.mp4");
    SparkIndexing indexing =
        builder()
            .fetcher(
                (location, temporary) ->
                    Files.copy(
                        Path.of(origin + location.getPath()),
                        temporary.resolve("download.mp4"),
                        StandardCopyOption.COPY_ATTRIBUTES))
            .build();

    SparkIndexReport first = indexing.run(List.of(VideoTask.at(object)));
    SparkIndexReport second = indexing.run(List.of(VideoTask.at(object)));

    assertThat(outcomes(first)).containsExactly("INDEXED");
    assertThat(outcomes(second)).containsExactly("UNCHANGED");
    assertThat(index.videos()).extracting(VideoRecord::uri).containsExactly(object);
    assertThat(index.videos()).extracting(VideoRecord::sceneCount).containsExactly(3);
  }

  @Test
  void executorsWriteIntoAStoreThatTakesManyWriters() throws IOException {
    String place = Files.createDirectory(folder.resolve("store")).toString();
    SparkIndexing indexing = builder().store(() -> new FolderStore(Path.of(place))).build();

    SparkIndexReport first = indexing.run(tasks(clips));
    SparkIndexReport second = indexing.run(tasks(clips));

    assertThat(outcomes(first)).hasSameSizeAs(clips).containsOnly("INDEXED");
    assertThat(outcomes(second)).hasSameSizeAs(clips).containsOnly("UNCHANGED");
    try (FolderStore store = new FolderStore(Path.of(place))) {
      SingleMachine.assertEqual(store.copy(), SingleMachine.index(clips));
    }
  }

  @Test
  void theEngineIsSetAsTheUserSays() {
    SparkIndexReport report =
        builder()
            .engine(engine -> engine.sampler(FrameSampler.spread(3)))
            .build()
            .run(tasks(clips.subList(0, 1)));

    assertThat(report.results())
        .extracting(Result::result)
        .allMatch(
            result ->
                result.video().source().settings().contains(FrameSampler.spread(3).describe()));
  }

  @Test
  void whatCannotBeSentIsRefusedEarly() {
    Object notSerializable = new Object();
    SparkIndexing.Builder builder =
        builder().decoder(() -> VideoDecoders.preferring(notSerializable.toString()));

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageContaining("java.lang.Object");
  }

  @Test
  void twoVideosWithOneIdAreRefused() {
    List<VideoTask> tasks =
        List.of(
            VideoTask.of(clips.get(0)).withId("same"), VideoTask.of(clips.get(1)).withId("same"));

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> builder().build().run(tasks))
        .withMessageContaining("same")
        .withMessageContaining("clip-1.mp4");
  }
}
