package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.ModelLoadException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user is told about a checkpoint that cannot be used. */
class BadCheckpointTest {
  private Path checkpoint;

  @BeforeEach
  void writeGoodCheckpoint(@TempDir Path folder) {
    checkpoint = RandomCheckpoint.write(folder.resolve("model"), 7);
  }

  @Test
  void folderThatIsMissingOrAFile() {
    assertThatThrownBy(() -> DjlClipEncoder.load(checkpoint.resolve("nowhere")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("no such folder");
    assertThatThrownBy(() -> DjlClipEncoder.load(checkpoint.resolve("config.json")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("it is a file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"config.json", "tokenizer.json", "preprocessor_config.json", "model.safetensors"})
  void missingFile(String name) throws IOException {
    Files.delete(checkpoint.resolve(name));
    assertRefused().hasMessageContaining("the folder has no " + name);
  }

  @Test
  void allMissingFilesAtOnce() throws IOException {
    Files.delete(checkpoint.resolve("config.json"));
    Files.delete(checkpoint.resolve("tokenizer.json"));
    assertRefused().hasMessageContaining("no config.json and no tokenizer.json");
  }

  @Test
  void pickledWeights() throws IOException {
    Files.move(checkpoint.resolve("model.safetensors"), checkpoint.resolve("pytorch_model.bin"));
    assertRefused()
        .hasMessageContaining("pytorch_model.bin")
        .hasMessageContaining("runs code")
        .hasMessageContaining("safe_serialization=True");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "preprocessor_config.json"})
  void fileThatIsNoJson(String name) throws IOException {
    Files.writeString(checkpoint.resolve(name), "{\"model_type\": ");
    assertRefused().hasMessageContaining(name).hasMessageContaining("no valid JSON");
    Files.writeString(checkpoint.resolve(name), "[1, 2]");
    assertRefused().hasMessageContaining(name).hasMessageContaining("JSON object was expected");
  }

  @Test
  void tokenizerThatIsNone() throws IOException {
    Files.writeString(checkpoint.resolve("tokenizer.json"), "{}");
    assertRefused().hasMessageContaining("tokenizer.json").hasMessageContaining("no tokenizer");
  }

  @Test
  void tokenizerWithoutEndToken() throws IOException {
    replace("tokenizer.json", "RobertaProcessing", "BertProcessing");
    replace("config.json", "\"eos_token_id\":513", "\"eos_token_id\":500");
    assertRefused().hasMessageContaining("513").hasMessageContaining("eos_token_id 500");
  }

  @Test
  void tokenizerOfAModelWithMoreTokens() throws IOException {
    replace("config.json", "\"vocab_size\":514", "\"vocab_size\":512");
    replace("config.json", "\"eos_token_id\":513", "\"eos_token_id\":2");
    replaceWeightsByThoseOfVocabulary512();
    assertRefused().hasMessageContaining("[512, 513]").hasMessageContaining("vocab_size of 512");
  }

  @Test
  void unsupportedModelType() throws IOException {
    replace("config.json", "\"clip\"", "\"blip\"");
    assertRefused().hasMessageContaining("\"blip\"").hasMessageContaining("'clip', 'siglip'");
    replace("config.json", "\"model_type\":\"blip\",", "");
    assertRefused().hasMessageContaining("missing").hasMessageContaining("'clip'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"num_hidden_layers\":3 | \"num_hidden_layers\":0 | vision_config.num_hidden_layers",
        "\"num_attention_heads\":3 | \"num_attention_heads\":5 | vision_config.hidden_size",
        "\"num_hidden_layers\":2 | \"num_hidden_layers\":\"two\" | text_config.num_hidden_layers",
        "\"hidden_act\":\"quick_gelu\" | \"hidden_act\":\"relu\" | gelu_pytorch_tanh",
        "\"patch_size\":8 | \"patch_size\":7 | multiple of patch_size",
        "\"layer_norm_eps\":1.0E-5 | \"layer_norm_eps\":-1 | layer_norm_eps",
        "\"eos_token_id\":513 | \"eos_token_id\":514 | eos_token_id",
      })
  void absurdConfiguration(String good, String bad, String complaint) throws IOException {
    replace("config.json", good, bad);
    assertRefused().hasMessageContaining("config.json").hasMessageContaining(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"resample\":3 | \"resample\":1 | bicubic",
        "\"crop_size\":64 | \"crop_size\":60 | 64 x 64 pixels",
        "\"do_center_crop\":true | \"do_center_crop\":false | do_center_crop",
        "\"size\":64 | \"size\":{\"longest_edge\":64} | shortest_edge",
        "[0.5,0.5,0.5] | [0.5,0.5] | three numbers",
      })
  void unsupportedPreprocessing(String good, String bad, String complaint) throws IOException {
    replace("preprocessor_config.json", good, bad);
    assertRefused()
        .hasMessageContaining("preprocessor_config.json")
        .hasMessageContaining(complaint);
  }

  @Test
  void everyMissingAndMisshapenTensorIsNamed() throws IOException {
    replace("config.json", "\"projection_dim\":64", "\"projection_dim\":32");
    replace("config.json", "\"num_hidden_layers\":2", "\"num_hidden_layers\":3");
    assertRefused()
        .hasMessageContaining("text_projection.weight has shape [64, 64], not [32, 64]")
        .hasMessageContaining("visual_projection.weight has shape [64, 96], not [32, 96]")
        .hasMessageContaining("text_model.encoder.layers.2.mlp.fc1.weight is missing")
        .hasMessageContaining("text_model.encoder.layers.2.self_attn.q_proj.bias is missing");
  }

  @Test
  void weightsOfAnUnsupportedNumberFormat() throws IOException {
    damageHeader("\"F32\"", "\"I32\"");
    assertRefused().hasMessageContaining("format I32, not F32, F16 or BF16");
  }

  @Test
  void cutOffWeights() throws IOException {
    byte[] good = weights();
    writeWeights(Arrays.copyOf(good, good.length - 1));
    assertRefused().hasMessageContaining("model.safetensors").hasMessageContaining("cut off");
    writeWeights(Arrays.copyOf(good, 500));
    assertRefused().hasMessageContaining("cut off within its header");
    writeWeights(new byte[3]);
    assertRefused().hasMessageContaining("only 3 bytes");
  }

  @Test
  void weightsThatAreSomethingElse() throws IOException {
    writeWeights("PK and so on, a zip file perhaps".getBytes(StandardCharsets.UTF_8));
    assertRefused().hasMessageContaining("no safetensors file");
    writeWeights("version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.UTF_8));
    assertRefused().hasMessageContaining("git lfs pull");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"shape\":[514,64] | \"shape\":[515,64] | takes 131840 bytes, but its offsets span 131584",
        "\"shape\":[514,64] | \"shape\":[-51,64] | whole numbers",
        "\"shape\":[514,64] | \"shape\":[9e18,9] | whole numbers",
        "\"data_offsets\":[0,131584] | \"data_offsets\":[4,131588] | starts at byte 4",
        "\"data_offsets\":[0,131584] | \"data_offsets\":\"131584-8\" | whole numbers",
        "\"F32\" | \"F31\" | unknown number format 'F31'",
        "\"data_offsets\" | \"data_offset_\" | whole numbers",
      })
  void headerThatLies(String truth, String lie, String complaint) throws IOException {
    damageHeader(truth, lie);
    assertRefused().hasMessageContaining("header is wrong").hasMessageContaining(complaint);
  }

  @Test
  void bytesThatNoTensorClaims() throws IOException {
    byte[] good = weights();
    writeWeights(Arrays.copyOf(good, good.length + 8));
    assertRefused().hasMessageContaining("header is wrong");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void weightsThatAreNoNumbers(float bad) throws IOException {
    byte[] bytes = weights();
    // the first tensor is the token embedding: this is a token that no probe text has
    int headerBytes = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(8 + headerBytes, bad);
    writeWeights(bytes);
    assertRefused()
        .hasMessageContaining("text_model.embeddings.token_embedding.weight")
        .hasMessageContaining("NaN or infinite");
  }

  @Test
  void weightsThatMakeNoVector() throws IOException {
    byte[] bytes = weights();
    // the last tensor is the visual projection, 64 x 96
    Arrays.fill(bytes, bytes.length - 4 * 64 * 96, bytes.length, (byte) 0);
    writeWeights(bytes);
    assertRefused().hasMessageContaining("not finite");
  }

  @Test
  void indexThatLeadsNowhere() throws IOException {
    Files.delete(checkpoint.resolve("model.safetensors"));
    Path index = checkpoint.resolve("model.safetensors.index.json");
    Files.writeString(index, "{}");
    assertRefused().hasMessageContaining("weight_map");
    Files.writeString(
        index,
        "{\"weight_map\": {\"a\": \"model-1.safetensors\", \"b\": \"model-2.safetensors\"}}");
    assertRefused().hasMessageContaining("model-1.safetensors, model-2.safetensors");
    Files.writeString(index, "{\"weight_map\": {\"a\": \"../other/model.safetensors\"}}");
    assertRefused().hasMessageContaining("../other").hasMessageContaining("beside it");
  }

  private void replaceWeightsByThoseOfVocabulary512() throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter();
    for (WeightShape shape : WeightShape.all(ClipConfig.read(checkpoint.resolve("config.json")))) {
      float[] values = new float[(int) shape.size()];
      Arrays.fill(values, 0.1f);
      writer.add(shape, values);
    }
    Files.delete(checkpoint.resolve("model.safetensors"));
    writer.write(checkpoint.resolve("model.safetensors"));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
    return assertThatThrownBy(() -> DjlClipEncoder.load(checkpoint))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith("Cannot load the model from " + checkpoint);
  }

  private void replace(String name, String old, String replacement) throws IOException {
    Path file = checkpoint.resolve(name);
    String text = Files.readString(file);
    int at = text.indexOf(old);
    assertThat(at).as("'%s' in %s", old, text).isNotNegative();
    Files.writeString(
        file, text.substring(0, at) + replacement + text.substring(at + old.length()));
  }

  /** Replaces the first occurrence in the header by a text of the same length. */
  private void damageHeader(String old, String replacement) throws IOException {
    assertThat(replacement).hasSameSizeAs(old);
    byte[] bytes = weights();
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(old);
    assertThat(at).isBetween(8, 100_000);
    System.arraycopy(
        replacement.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, at, replacement.length());
    writeWeights(bytes);
  }

  private byte[] weights() throws IOException {
    return Files.readAllBytes(checkpoint.resolve("model.safetensors"));
  }

  private void writeWeights(byte[] bytes) throws IOException {
    // another file, since the old one may still be mapped
    Files.delete(checkpoint.resolve("model.safetensors"));
    Files.write(checkpoint.resolve("model.safetensors"), bytes);
  }
}
