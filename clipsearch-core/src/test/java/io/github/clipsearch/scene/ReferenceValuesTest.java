package io.github.clipsearch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.clipsearch.video.RgbImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What PySceneDetect 0.7.1 on OpenCV 4.6 makes of drawn pictures; {@code
 * src/test/python/reference_detector_values.py} made the values.
 */
class ReferenceValuesTest {
  static List<JsonObject> references() throws IOException {
    try (InputStream json =
        Objects.requireNonNull(
            ReferenceValuesTest.class.getResourceAsStream("reference-values.json"))) {
      List<JsonObject> references = new ArrayList<>();
      new Gson()
          .fromJson(new InputStreamReader(json, StandardCharsets.UTF_8), JsonArray.class)
          .forEach(reference -> references.add(reference.getAsJsonObject()));
      return references;
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void cannyFindsTheSameEdges(JsonObject reference) {
    double median = reference.get("median").getAsDouble();
    BitPlane edges = new BitPlane(size(reference));

    new CannyEdges(width(reference), height(reference))
        .detect(
            value(reference),
            (int) ((1 - 1 / 3.0) * median),
            (int) Math.min(255, (1 + 1 / 3.0) * median),
            edges);

    assertThat(rows(edges, size(reference))).isEqualTo(texts(reference, "canny"));
  }

  @ParameterizedTest
  @MethodSource("references")
  void widenedEdgesAreTheSame(JsonObject reference) {
    BitPlane edges = new BitPlane(size(reference));

    new EdgePlane(size(reference), ContentMeter.AUTOMATIC_KERNEL).detect(value(reference), edges);

    assertThat(rows(edges, size(reference))).isEqualTo(texts(reference, "edges"));
  }

  @ParameterizedTest
  @MethodSource("references")
  void contentScoresAreTheSame(JsonObject reference) {
    ContentDetector detector =
        ContentDetector.builder().weights(new ContentWeights(1, 2, 3, -0.5)).build();

    double[] scores = video(reference).scores(detector).get(1);

    double hue = reference.get("delta_hue").getAsDouble();
    double saturation = reference.get("delta_sat").getAsDouble();
    double luma = reference.get("delta_lum").getAsDouble();
    double edges = reference.get("delta_edges").getAsDouble();
    assertThat(scores)
        .containsExactly(
            new double[] {
              (hue + 2 * saturation + 3 * luma - 0.5 * edges) / 6.5, hue, saturation, luma, edges
            },
            within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("references")
  void shrunkPicturesAreTheSame(JsonObject reference) {
    DetectionSize size = new DetectionSize(width(reference), height(reference));
    byte[] rgb = picture(reference).pixels();
    byte[] grey = new byte[size.pixels()];
    for (int i = 0; i < grey.length; i++) {
      int luma =
          9798 * (rgb[3 * i] & 0xff)
              + 19235 * (rgb[3 * i + 1] & 0xff)
              + 3735 * (rgb[3 * i + 2] & 0xff);
      grey[i] = (byte) ((luma + 16384) >> 15);
    }
    byte[] small = new byte[16 * 16];

    new AreaShrink(size, 16).shrink(grey, small);

    boolean enlarged = size.width() < 16 || size.height() < 16;
    JsonArray expected = reference.getAsJsonArray("area_16");
    for (int i = 0; i < small.length; i++) {
      // To enlarge, OpenCV rounds twice.
      assertThat(small[i] & 0xff)
          .as("pixel " + i)
          .isCloseTo(expected.get(i).getAsInt(), within(enlarged ? 1 : 0));
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void hashesAreTheSame(JsonObject reference) {
    for (int size : new int[] {16, 8}) {
      String ours = String.join("", hash(reference, size));
      String theirs = String.join("", texts(reference, "hash_" + size + "_2"));
      int differing = 0;
      for (int i = 0; i < ours.length(); i++) {
        differing += ours.charAt(i) == theirs.charAt(i) ? 0 : 1;
      }
      // A picture that has to be enlarged is rounded otherwise, which turns bits near the median.
      boolean enlarged = Math.min(width(reference), height(reference)) < 2 * size;
      assertThat(differing)
          .as("differing bits")
          .isLessThanOrEqualTo(enlarged ? size * size / 20 : 0);
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void histogramsCorrelateTheSame(JsonObject reference) {
    for (int bins : new int[] {256, 100}) {
      HistogramDetector detector = HistogramDetector.builder().bins(bins).build();

      assertThat(video(reference).scores(detector).get(1)[0])
          .as(bins + " bins")
          .isCloseTo(reference.get("correlation_" + bins).getAsDouble(), within(1e-5));
    }
  }

  private static List<String> hash(JsonObject reference, int size) {
    boolean[] hash = new boolean[size * size];
    new PerceptualHash(new DetectionSize(width(reference), height(reference)), size, 2)
        .compute(picture(reference).pixels(), hash);
    return rows(new DetectionSize(size, size), (x, y) -> hash[y * size + x]);
  }

  private static int[] value(JsonObject reference) {
    HsvPlanes planes = new HsvPlanes(pixels(reference));
    planes.convert(picture(reference).pixels());
    return planes.value;
  }

  private static PictureVideo video(JsonObject reference) {
    return PictureVideo.of(
        picture(reference), PictureVideo.drawn(width(reference), height(reference), 2));
  }

  private static RgbImage picture(JsonObject reference) {
    return PictureVideo.drawn(width(reference), height(reference), 1);
  }

  private static int width(JsonObject reference) {
    return reference.get("width").getAsInt();
  }

  private static int height(JsonObject reference) {
    return reference.get("height").getAsInt();
  }

  private static int pixels(JsonObject reference) {
    return width(reference) * height(reference);
  }

  private static DetectionSize size(JsonObject reference) {
    return new DetectionSize(width(reference), height(reference));
  }

  private static List<String> rows(BitPlane bits, DetectionSize size) {
    return rows(size, bits::get);
  }

  private static List<String> rows(DetectionSize size, Pixels pixels) {
    List<String> rows = new ArrayList<>();
    for (int y = 0; y < size.height(); y++) {
      StringBuilder row = new StringBuilder();
      for (int x = 0; x < size.width(); x++) {
        row.append(pixels.isSet(x, y) ? '1' : '0');
      }
      rows.add(row.toString());
    }
    return rows;
  }

  private interface Pixels {
    boolean isSet(int x, int y);
  }

  private static List<String> texts(JsonObject reference, String name) {
    List<String> texts = new ArrayList<>();
    for (JsonElement text : reference.getAsJsonArray(name)) {
      texts.add(text.getAsString());
    }
    return texts;
  }
}
