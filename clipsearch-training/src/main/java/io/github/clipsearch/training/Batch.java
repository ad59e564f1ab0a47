package io.github.clipsearch.training;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.github.clipsearch.training.world.Description;
import io.github.clipsearch.training.world.WorldScene;
import io.github.clipsearch.video.RgbImage;
import java.util.Arrays;
import java.util.List;

/**
 * What one step learns from.
 *
 * @param images how many pictures
 * @param texts how many texts
 * @param length of the longest text in tokens
 * @param patches {@code float[images][64][192]}
 * @param ids {@code long[texts][length]}
 * @param ends {@code float[texts][length][1]}: 1 at the end token of each text
 * @param truth {@code float[texts][images]}: 1 where the text is true of the picture
 * @param labels {@code float[images][classes]}, see {@link Labels}
 */
record Batch(
    int images,
    int texts,
    int length,
    float[] patches,
    long[] ids,
    float[] ends,
    float[] truth,
    float[] labels) {

  /**
   * A text and what it says.
   *
   * @param text in words
   * @param meaning of it
   */
  record Caption(String text, Description meaning) {}

  static Batch of(
      List<WorldScene> scenes,
      List<RgbImage> pictures,
      List<Caption> captions,
      HuggingFaceTokenizer tokenizer) {
    int perImage = ModelShape.PATCHES * ModelShape.PATCH_VALUES;
    float[] patches = new float[pictures.size() * perImage];
    for (int i = 0; i < pictures.size(); i++) {
      Pictures.writePatches(pictures.get(i), patches, i * perImage);
    }
    List<long[]> tokens =
        captions.stream().map(caption -> tokens(caption.text(), tokenizer)).toList();
    int length = tokens.stream().mapToInt(ids -> ids.length).max().orElseThrow();
    long[] ids = new long[captions.size() * length];
    float[] ends = new float[captions.size() * length];
    float[] truth = new float[captions.size() * scenes.size()];
    for (int i = 0; i < captions.size(); i++) {
      long[] text = tokens.get(i);
      System.arraycopy(text, 0, ids, i * length, text.length);
      ends[i * length + text.length - 1] = 1;
      for (int k = 0; k < scenes.size(); k++) {
        truth[i * scenes.size() + k] = captions.get(i).meaning().isTrueOf(scenes.get(k)) ? 1 : 0;
      }
    }
    return new Batch(
        scenes.size(), captions.size(), length, patches, ids, ends, truth, Labels.of(scenes));
  }

  private static long[] tokens(String text, HuggingFaceTokenizer tokenizer) {
    long[] ids = tokenizer.encode(text).getIds();
    if (ids.length <= ModelShape.CONTEXT_LENGTH) {
      return ids;
    }
    long[] cut = Arrays.copyOf(ids, ModelShape.CONTEXT_LENGTH);
    cut[cut.length - 1] = ids[ids.length - 1];
    return cut;
  }
}
