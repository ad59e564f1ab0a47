package io.github.clipsearch.encoder.djl;

import java.nio.file.Path;
import java.util.List;

/**
 * What {@code config.json} says about a model, and in what its family of models differs from the
 * others. Each family has one implementation; {@link ModelFamily} chooses among them.
 */
interface ModelConfig {
  /** The text tower. */
  TowerConfig text();

  /** The image tower. */
  TowerConfig vision();

  /** Length of an embedding. */
  int dimension();

  /** Number of token ids. */
  int vocabularySize();

  /** Most tokens of a text, special ones included. */
  int contextLength();

  /** Width and height of the image that the model looks at. */
  int imageSize();

  /** Width and height of a patch. */
  int patchSize();

  /** Patches per row and per column. */
  default int grid() {
    return imageSize() / patchSize();
  }

  /** The family's part of an encoder's identity, which stays the same in every release. */
  String familyName();

  /** The weights of the text tower, in the order in which the program wants them. */
  List<WeightGroup> textWeights();

  /** The weights of the image tower, in the order in which the program wants them. */
  List<WeightGroup> visionWeights();

  /** The program's function that embeds texts. */
  String textFunction();

  /** The program's function that embeds images. */
  String imageFunction();

  /** The last position of a text that matters for its embedding; what follows is not looked at. */
  int lastPosition(long[] ids);

  /** Reads how texts become tokens, and checks that it fits the text tower. */
  TextTokenizer tokenizer(CheckpointFolder folder);

  /** Reads {@code preprocessor_config.json}. */
  PreprocessingConfig preprocessing(Path file);
}
