package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.encoder.EncoderIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same model stored in other ways, and other models in the same way. */
class CheckpointVariantsTest {
  private static final String TEXT = "a photo of a dog";

  private Path checkpoint;

  @BeforeEach
  void writeCheckpoint(@TempDir Path folder) {
    checkpoint = RandomCheckpoint.write(folder.resolve("model"), 3);
  }

  @Test
  void theSameSeedMakesTheSameCheckpointAndAnotherSeedAnotherModel(@TempDir Path folder)
      throws IOException {
    Path same = RandomCheckpoint.write(folder.resolve("same"), 3);
    Path other = RandomCheckpoint.write(folder.resolve("other"), 4);

    assertThat(identity(same)).isEqualTo(identity(checkpoint));
    assertThat(identity(other)).isNotEqualTo(identity(checkpoint));
    try (Stream<Path> files = Files.list(checkpoint)) {
      for (Path file : files.toList()) {
        assertThat(same.resolve(file.getFileName())).hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void otherPreprocessingIsAnotherIdentity() throws IOException {
    EncoderIdentity before = identity(checkpoint);
    replace("preprocessor_config.json", "\"resample\":3", "\"resample\":2");
    assertThat(identity(checkpoint).id()).isNotEqualTo(before.id());
  }

  @Test
  void formattingAndTokenizerAreNotPartOfTheIdentity() throws IOException {
    EncoderIdentity before = identity(checkpoint);
    replace("config.json", "{\"model_type\"", "{ \"transformers_version\": \"4\",\n\"model_type\"");
    replace("tokenizer.json", "\"version\":\"1.0\"", "\"version\": \"1.0\"");
    assertThat(identity(checkpoint)).isEqualTo(before);
  }

  @Test
  void shardedWeightsAreTheSameModel(@TempDir Path folder) throws IOException {
    Path sharded = RandomCheckpoint.write(folder.resolve("sharded"), 3);
    shard(sharded);

    assertThat(identity(sharded)).isEqualTo(identity(checkpoint));
    assertThat(vector(sharded)).isEqualTo(vector(checkpoint));
  }

  @Test
  void halfPrecisionWeightsMakeAlmostTheSameVectors(@TempDir Path folder) {
    Path halves = RandomCheckpoint.write(folder.resolve("halves"), 3);
    rewrite(
        halves,
        "F16",
        value -> {
          // IEEE binary16 from binary32, for normal numbers, cutting off the fraction
          int bits = Float.floatToIntBits(value);
          int sign = (bits >>> 16) & 0x8000;
          int exponent = ((bits >>> 23) & 0xff) - 127 + 15;
          int fraction = (bits >>> 13) & 0x3ff;
          return (short) (exponent <= 0 ? 0 : sign | (exponent << 10) | fraction);
        });

    assertThat(vector(halves)).containsExactly(vector(checkpoint), within(0.02f));
    assertThat(identity(halves).id()).isNotEqualTo(identity(checkpoint).id());
  }

  @Test
  void brainFloatWeightsMakeAlmostTheSameVectors(@TempDir Path folder) {
    Path halves = RandomCheckpoint.write(folder.resolve("halves"), 3);
    rewrite(halves, "BF16", value -> (short) (Float.floatToIntBits(value) >>> 16));

    assertThat(vector(halves)).containsExactly(vector(checkpoint), within(0.1f));
  }

  @Test
  void activationFunctionsDiffer() throws IOException {
    float[] quick = vector(checkpoint);
    replace("config.json", "\"quick_gelu\"", "\"gelu\"");
    float[] exact = vector(checkpoint);
    replace("config.json", "\"gelu\"", "\"gelu_pytorch_tanh\"");
    float[] tanh = vector(checkpoint);

    // the tanh form is an approximation to about 1e-3 of the exact one; the quick one is coarser
    assertThat(exact).isNotEqualTo(quick).isNotEqualTo(tanh);
    assertThat(tanh).containsExactly(exact, within(0.01f));
  }

  @Test
  void settingsThatAreLeftOutHaveTheReferencesDefaults() throws IOException {
    float[] before = vector(checkpoint);
    replace("config.json", "\"hidden_act\":\"quick_gelu\",\"layer_norm_eps\":1.0E-5,", "");
    replace("config.json", "\"max_position_embeddings\":77,", "");
    replace("config.json", ",\"eos_token_id\":513", "");
    assertThat(vector(checkpoint)).isEqualTo(before);
  }

  @Test
  void legacyDescriptionOfATowerHoldsInsteadOfTheOther() throws IOException {
    float[] before = vector(checkpoint);
    EncoderIdentity identity = identity(checkpoint);
    replace(
        "config.json",
        "\"text_config\":",
        "\"text_config\":{\"hidden_size\":8,\"hidden_act\":\"gelu\"},\"text_config_dict\":");
    replace("config.json", "\"hidden_act\":\"quick_gelu\",\"layer_norm_eps\":1.0E-5,", "");
    replace(
        "config.json",
        "\"vision_config\":",
        "\"vision_config\":{\"num_hidden_layers\":7},\"vision_config_dict\":");

    assertThat(vector(checkpoint)).isEqualTo(before);
    assertThat(identity(checkpoint)).isEqualTo(identity);
  }

  @Test
  void absentLegacyDescriptionsAreWrittenAsNull() throws IOException {
    float[] before = vector(checkpoint);
    replace("config.json", "\"text_config\":", "\"text_config_dict\":null,\"text_config\":");
    replace("config.json", "\"vision_config\":", "\"vision_config_dict\":null,\"vision_config\":");
    assertThat(vector(checkpoint)).isEqualTo(before);
  }

  @Test
  void legacyEndTokenPoolsAtTheHighestId() throws IOException {
    float[] before = vector(checkpoint);
    // 513 is the highest id of the vocabulary
    replace("config.json", "\"eos_token_id\":513", "\"eos_token_id\":2");
    assertThat(vector(checkpoint)).isEqualTo(before);
  }

  private static EncoderIdentity identity(Path checkpoint) {
    try (DjlClipEncoder encoder = DjlClipEncoder.load(checkpoint)) {
      return encoder.identity();
    }
  }

  private static float[] vector(Path checkpoint) {
    try (DjlClipEncoder encoder = DjlClipEncoder.load(checkpoint)) {
      return encoder.encodeTexts(List.of(TEXT)).get(0);
    }
  }

  private void replace(String name, String old, String replacement) throws IOException {
    Path file = checkpoint.resolve(name);
    assertThat(Files.readString(file)).contains(old);
    Files.writeString(file, Files.readString(file).replace(old, replacement));
  }

  private static List<WeightShape> shapes(Path checkpoint) {
    return WeightShape.all(ClipConfig.read(checkpoint.resolve("config.json")));
  }

  private static ByteBuffer read(Path file, WeightShape shape) {
    try (SafetensorsFile weights = SafetensorsFile.open(file)) {
      TensorInfo tensor = Objects.requireNonNull(weights.tensors().get(shape.name()));
      return weights.read(tensor, 0, (int) tensor.bytes());
    }
  }

  /** Deals the tensors out to two files in turn. */
  private static void shard(Path checkpoint) throws IOException {
    Path whole = checkpoint.resolve("model.safetensors");
    SafetensorsWriter[] shards = {new SafetensorsWriter(), new SafetensorsWriter()};
    StringBuilder map = new StringBuilder();
    int next = 0;
    for (WeightShape shape : shapes(checkpoint)) {
      int shard = next++ % 2;
      shards[shard].add(shape, "F32", read(whole, shape).array());
      map.append(map.isEmpty() ? "" : ",")
          .append("\"%s\": \"model-%d.safetensors\"".formatted(shape.name(), shard));
    }
    shards[0].write(checkpoint.resolve("model-0.safetensors"));
    shards[1].write(checkpoint.resolve("model-1.safetensors"));
    Files.writeString(
        checkpoint.resolve("model.safetensors.index.json"), "{\"weight_map\": {" + map + "}}");
    Files.delete(whole);
  }

  private interface Half {
    short of(float value);
  }

  private static void rewrite(Path checkpoint, String dtype, Half half) {
    Path file = checkpoint.resolve("model.safetensors");
    SafetensorsWriter writer = new SafetensorsWriter();
    for (WeightShape shape : shapes(checkpoint)) {
      ByteBuffer floats = read(file, shape);
      ByteBuffer halves =
          ByteBuffer.allocate(floats.remaining() / 2).order(ByteOrder.LITTLE_ENDIAN);
      while (floats.hasRemaining()) {
        halves.putShort(half.of(floats.getFloat()));
      }
      writer.add(shape, dtype, halves.array());
    }
    try {
      Files.delete(file);
      writer.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
