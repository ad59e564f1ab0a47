package io.github.clipsearch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.training.Batch.Caption;
import io.github.clipsearch.training.world.Captions;
import io.github.clipsearch.training.world.Description;
import io.github.clipsearch.training.world.WorldSampler;
import io.github.clipsearch.training.world.WorldScene;
import io.github.clipsearch.video.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  private static final List<WorldScene> SCENES = WorldSampler.forTraining(9).distinct(6);

  @TempDir private Path folder;
  private TokenizerFile vocabulary = TokenizerFile.ofWorld();

  @BeforeAll
  static void nothingIsDownloaded() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    // several would wait for each other in busy loops, and for whatever else runs
    System.setProperty("ai.djl.pytorch.num_threads", "1");
  }

  @BeforeEach
  void writeConfiguration() throws IOException {
    vocabulary = TokenizerFile.ofWorld();
    CheckpointFiles.write(folder, vocabulary);
  }

  @Test
  void savedCheckpointGivesTheVectorsOfTheNetworkThatWasTrained() throws IOException {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      Weights weights = new Weights(manager, vocabulary.size(), 3);
      weights.save(folder.resolve("model.safetensors"));
      try (DjlClipEncoder encoder = DjlClipEncoder.load(folder);
          HuggingFaceTokenizer tokenizer = tokenizer()) {
        Pictures pictures = new Pictures(encoder, 4);
        List<RgbImage> images = SCENES.stream().map(pictures::disturbed).toList();
        List<String> texts = SCENES.stream().map(Captions::full).toList();
        Batch batch = batch(images, texts, tokenizer);
        Network network = new Network(weights);

        // 16-bit weights have 11 significant bits
        assertNear(network.images(patches(manager, batch)), encoder.encodeImages(images));
        assertNear(
            network.texts(ids(manager, batch), ends(manager, batch)), encoder.encodeTexts(texts));
      }
    }
  }

  @Test
  void learningMakesTheLossSmallerAndIsTheSameForTheSameSeed() throws IOException {
    assertThat(losses(3)).isEqualTo(losses(3));
    List<Float> losses = losses(20);
    assertThat(losses.get(19)).isLessThan(0.8f * losses.get(0));
  }

  private List<Float> losses(int steps) throws IOException {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      Weights weights = new Weights(manager, vocabulary.size(), 3);
      weights.save(folder.resolve("model.safetensors"));
      try (DjlClipEncoder encoder = DjlClipEncoder.builder().workers(1).load(folder);
          HuggingFaceTokenizer tokenizer = tokenizer()) {
        Pictures pictures = new Pictures(encoder, 4);
        List<RgbImage> images = SCENES.stream().map(pictures::disturbed).toList();
        Batch batch = batch(images, SCENES.stream().map(Captions::full).toList(), tokenizer);
        Learning learning = new Learning(weights, 1000);
        return IntStream.range(0, steps)
            .mapToObj(step -> learning.step(manager, batch).captions())
            .toList();
      }
    }
  }

  private static Batch batch(
      List<RgbImage> images, List<String> texts, HuggingFaceTokenizer tokenizer) {
    List<Caption> captions =
        IntStream.range(0, texts.size())
            .mapToObj(i -> new Caption(texts.get(i), Description.of(SCENES.get(i))))
            .toList();
    return Batch.of(SCENES, images, captions, tokenizer);
  }

  private static NDArray patches(NDManager manager, Batch batch) {
    return manager.create(
        batch.patches(), new Shape(batch.images(), ModelShape.PATCHES, ModelShape.PATCH_VALUES));
  }

  private static NDArray ids(NDManager manager, Batch batch) {
    return manager.create(batch.ids(), new Shape(batch.texts(), batch.length()));
  }

  private static NDArray ends(NDManager manager, Batch batch) {
    return manager.create(batch.ends(), new Shape(batch.texts(), batch.length(), 1));
  }

  private static void assertNear(NDArray actual, List<float[]> expected) {
    float[] flat = actual.toFloatArray();
    for (int i = 0; i < expected.size(); i++) {
      double cosine = 0;
      for (int k = 0; k < expected.get(i).length; k++) {
        cosine += expected.get(i)[k] * flat[i * expected.get(i).length + k];
      }
      assertThat(cosine).isCloseTo(1, within(1e-4));
    }
  }

  private HuggingFaceTokenizer tokenizer() throws IOException {
    return HuggingFaceTokenizer.newInstance(
        folder.resolve("tokenizer.json"), Map.of("truncation", "false", "padding", "false"));
  }
}
