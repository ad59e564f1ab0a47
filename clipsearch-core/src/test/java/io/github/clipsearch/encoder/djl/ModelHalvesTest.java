package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.clipsearch.ModelLoadException;
import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.video.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint cut in two is the same model. */
class ModelHalvesTest {
  private static final List<String> TEXTS = List.of("a dog", "two red boats at sunset");
  private static final List<RgbImage> IMAGES =
      List.of(new RgbImage(2, 1, new byte[] {1, 2, 3, 100, 5, 6}));

  @TempDir private Path folder;
  private Path whole;
  private Path text;
  private Path vision;

  @BeforeEach
  void cutInTwo() throws IOException {
    whole = RandomCheckpoint.write(folder.resolve("whole"), 1);
    text = half("text", "tokenizer.json");
    vision = half("vision", "preprocessor_config.json");
  }

  @Test
  void bothHalvesTogetherAreTheWhole() {
    try (ClipEncoder expected = DjlClipEncoder.load(whole);
        ClipEncoder joined = DjlClipEncoder.builder().load(text, vision)) {
      assertThat(joined.identity()).isEqualTo(expected.identity());
      assertThat(joined.encodeTexts(TEXTS)).containsExactlyElementsOf(expected.encodeTexts(TEXTS));
      assertThat(joined.encodeImages(IMAGES))
          .containsExactlyElementsOf(expected.encodeImages(IMAGES));
    }
  }

  @Test
  void oneHalfIsRefusedWithWhatToDo() throws IOException {
    Files.copy(whole.resolve("preprocessor_config.json"), text.resolve("preprocessor_config.json"));

    assertThatExceptionOfType(ModelLoadException.class)
        .isThrownBy(() -> DjlClipEncoder.load(text))
        .withMessageContainingAll("one half", "load both");
  }

  @Test
  void halvesInTheWrongOrderAreRefused() {
    assertThatExceptionOfType(ModelLoadException.class)
        .isThrownBy(() -> DjlClipEncoder.builder().load(vision, text))
        .withMessageContainingAll(vision.toString(), "tokenizer.json");
    assertThatExceptionOfType(ModelLoadException.class)
        .isThrownBy(() -> DjlClipEncoder.builder().load(text, whole))
        .withMessageContainingAll(whole.toString(), "clip_vision_model");
  }

  @Test
  void halvesOfDifferentModelsAreRefused() throws IOException {
    Path file = vision.resolve("config.json");
    JsonObject config = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    config.addProperty("projection_dim", 8);
    Files.writeString(file, config.toString());

    assertThatExceptionOfType(ModelLoadException.class)
        .isThrownBy(() -> DjlClipEncoder.builder().load(text, vision))
        .withMessageContainingAll(vision.toString(), text.toString(), "of 8 dimensions");
  }

  private Path half(String name, String file) throws IOException {
    Path target = Files.createDirectory(folder.resolve(name));
    Files.copy(whole.resolve(file), target.resolve(file));
    JsonObject both =
        JsonParser.parseString(Files.readString(whole.resolve("config.json"))).getAsJsonObject();
    JsonObject config = both.getAsJsonObject(name + "_config");
    config.addProperty("model_type", "clip_" + name + "_model");
    config.add("projection_dim", both.get("projection_dim"));
    Files.writeString(target.resolve("config.json"), config.toString());

    String projection = name.equals("text") ? "text_projection" : "visual_projection";
    SafetensorsWriter writer = new SafetensorsWriter();
    try (SafetensorsFile weights = SafetensorsFile.open(whole.resolve("model.safetensors"))) {
      for (TensorInfo tensor : weights.tensors().values()) {
        if (tensor.name().startsWith(name + "_model") || tensor.name().startsWith(projection)) {
          byte[] bytes = new byte[(int) tensor.bytes()];
          weights.read(tensor, 0, bytes.length).get(bytes);
          writer.add(new WeightShape(tensor.name(), tensor.shape()), tensor.dtype(), bytes);
        }
      }
    }
    writer.write(target.resolve("model.safetensors"));
    return target;
  }
}
