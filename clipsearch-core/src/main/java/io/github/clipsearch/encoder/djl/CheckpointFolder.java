package io.github.clipsearch.encoder.djl;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.clipsearch.ModelLoadException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A folder in the Hugging Face layout, with all its files in place; or two, of a model whose halves
 * are stored apart.
 */
final class CheckpointFolder {
  private static final String CONFIG = "config.json";
  static final String TOKENIZER = "tokenizer.json";
  private static final String TOKENIZER_SETTINGS = "tokenizer_config.json";
  private static final String PREPROCESSING = "preprocessor_config.json";
  private static final String WEIGHTS = "model.safetensors";
  private static final String SHARDS = "model.safetensors.index.json";
  private static final String OPEN_CLIP_CONFIG = "open_clip_config.json";
  private static final String PICKLED_WEIGHTS = "pytorch_model.bin";

  private final Path text;
  private final Path vision;
  private final List<Path> weightFiles;

  private CheckpointFolder(Path text, Path vision, List<Path> weightFiles) {
    this.text = text;
    this.vision = vision;
    this.weightFiles = weightFiles;
  }

  /** Finds the files; their content is not read, but for the list of shards. */
  static CheckpointFolder at(Path folder) {
    requireFolder(folder);
    List<String> missing = new ArrayList<>();
    addIfMissing(folder, CONFIG, missing);
    addMissingTokenizer(folder, missing);
    addIfMissing(folder, PREPROCESSING, missing);
    return new CheckpointFolder(folder, folder, weightFiles(folder, missing));
  }

  /** As {@link #at}, for a model whose text half has a folder and whose image half has another. */
  static CheckpointFolder halves(Path text, Path vision) {
    requireFolder(text);
    List<String> missing = new ArrayList<>();
    addIfMissing(text, CONFIG, missing);
    addMissingTokenizer(text, missing);
    List<Path> files = new ArrayList<>(weightFiles(text, missing));
    requireFolder(vision);
    missing.clear();
    addIfMissing(vision, CONFIG, missing);
    addIfMissing(vision, PREPROCESSING, missing);
    files.addAll(weightFiles(vision, missing));
    return new CheckpointFolder(text, vision, List.copyOf(files));
  }

  private static void requireFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ModelLoadException(
          folder,
          Files.exists(folder)
              ? "it is a file; give the folder that holds " + CONFIG + " and " + WEIGHTS
              : "there is no such folder");
    }
  }

  private static List<Path> weightFiles(Path folder, List<String> missing) {
    boolean whole = Files.isRegularFile(folder.resolve(WEIGHTS));
    boolean sharded = Files.isRegularFile(folder.resolve(SHARDS));
    if (!whole && !sharded) {
      missing.add(WEIGHTS);
    }
    if (!missing.isEmpty()) {
      throw new ModelLoadException(folder, describe(folder, missing));
    }
    return whole ? List.of(folder.resolve(WEIGHTS)) : shards(folder.resolve(SHARDS));
  }

  private static void addIfMissing(Path folder, String name, List<String> missing) {
    if (!Files.isRegularFile(folder.resolve(name))) {
      missing.add(name);
    }
  }

  private static void addMissingTokenizer(Path folder, List<String> missing) {
    if (Files.isRegularFile(folder.resolve(TOKENIZER))
        || Files.isRegularFile(folder.resolve(WordPieceVocabulary.FILE))) {
      return;
    }
    boolean vocabulary = Files.isRegularFile(folder.resolve(VocabularyFiles.VOCABULARY));
    boolean merges = Files.isRegularFile(folder.resolve(VocabularyFiles.MERGES));
    if (vocabulary != merges) {
      missing.add(
          "%s (which belongs with %s; a %s would replace both)"
              .formatted(
                  vocabulary ? VocabularyFiles.MERGES : VocabularyFiles.VOCABULARY,
                  vocabulary ? VocabularyFiles.VOCABULARY : VocabularyFiles.MERGES,
                  TOKENIZER));
    } else if (!vocabulary) {
      missing.add(TOKENIZER);
    }
  }

  private static String describe(Path folder, List<String> missing) {
    String problem = "the folder has no " + String.join(" and no ", missing);
    if (missing.contains(WEIGHTS) && Files.exists(folder.resolve(PICKLED_WEIGHTS))) {
      return problem
          + ", only "
          + PICKLED_WEIGHTS
          + ", which is not read because loading such a file runs code in it;"
          + " convert it with save_pretrained(..., safe_serialization=True)";
    }
    if (missing.contains(CONFIG) && Files.exists(folder.resolve(OPEN_CLIP_CONFIG))) {
      return problem
          + ", only "
          + OPEN_CLIP_CONFIG
          + ": it has the layout of OpenCLIP; choose a model that the Transformers library can load";
    }
    return problem + "; it must be a checkpoint in the Hugging Face layout";
  }

  private static List<Path> shards(Path index) {
    JsonElement map = JsonSettings.read(index).get("weight_map");
    if (!(map instanceof JsonObject files)) {
      throw new ModelLoadException(index, "it has no 'weight_map' from tensors to files");
    }
    TreeSet<String> names = new TreeSet<>();
    for (Map.Entry<String, JsonElement> entry : files.entrySet()) {
      names.add(shardName(index, entry));
    }
    List<String> missing =
        names.stream().filter(name -> !Files.isRegularFile(index.resolveSibling(name))).toList();
    if (!missing.isEmpty()) {
      throw new ModelLoadException(
          index, "it names files that are missing: " + String.join(", ", missing));
    }
    return names.stream().map(index::resolveSibling).toList();
  }

  private static String shardName(Path index, Map.Entry<String, JsonElement> entry) {
    JsonElement value = entry.getValue();
    String name =
        value.isJsonPrimitive() && value.getAsJsonPrimitive().isString() ? value.getAsString() : "";
    // a downloaded index must not lead out of its folder
    if (!name.endsWith(".safetensors") || name.contains("/") || name.contains("\\")) {
      throw new ModelLoadException(
          index,
          "'%s' is said to be in %s, which is no safetensors file beside it"
              .formatted(entry.getKey(), value));
    }
    return name;
  }

  /** The folder, or that of the text half. */
  Path path() {
    return text;
  }

  /** What the model is, from one configuration or those of the halves. */
  JsonSettings config() {
    JsonSettings settings = JsonSettings.read(text.resolve(CONFIG));
    return text.equals(vision)
        ? settings
        : ModelHalves.join(settings, JsonSettings.read(vision.resolve(CONFIG)));
  }

  /**
   * {@code tokenizer.json}, or where there is none {@code vocab.json} with its {@code merges.txt},
   * or {@code vocab.txt}.
   *
   * @param otherForm which of the latter two the model's family has, or else {@code tokenizer.json}
   */
  Path tokenizer(String otherForm) {
    Path tokenizer = text.resolve(TOKENIZER);
    Path other = text.resolve(otherForm);
    if (Files.isRegularFile(tokenizer)) {
      return tokenizer;
    }
    if (!Files.isRegularFile(other)) {
      throw new ModelLoadException(
          text,
          "the folder has no %s, and what it has instead is not for a model of this model_type"
              .formatted(TOKENIZER));
    }
    return other;
  }

  /** Which says what is not in the tokenizer; it may be missing. */
  Path tokenizerSettings() {
    return text.resolve(TOKENIZER_SETTINGS);
  }

  Path preprocessing() {
    return vision.resolve(PREPROCESSING);
  }

  /** The safetensors files, one or more. */
  List<Path> weights() {
    return weightFiles;
  }
}
