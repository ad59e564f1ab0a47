package io.github.clipsearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import io.github.clipsearch.training.ModelShape.Tower;
import org.jspecify.annotations.Nullable;

/**
 * CLIP's two towers in plain tensor operations, which training can differentiate. Independent of
 * the program that runs checkpoints, so that each proves the other.
 */
final class Network {
  /** Larger than any score in attention. */
  private static final float MASKED = -1e4f;

  private final Weights weights;

  Network(Weights weights) {
    this.weights = weights;
  }

  /**
   * Embeds pictures.
   *
   * @param patches {@code float[images][64][192]}, as {@link Batch#patches} has them
   * @return normalised, {@code float[images][128]}
   */
  NDArray images(NDArray patches) {
    return embedding(pooled(patches));
  }

  /** Embeds pictures from what {@link #pooled} makes of them. */
  NDArray embedding(NDArray pooled) {
    return unit(Linear.linear(pooled, weights.get("visual_projection.weight")).singletonOrThrow());
  }

  /** Scores of the classes in {@link Labels}, from what {@link #pooled} makes of pictures. */
  NDArray naming(NDArray pooled) {
    return linear(pooled, Weights.NAMING);
  }

  /** What the image tower makes of pictures, {@code float[images][width]}. */
  NDArray pooled(NDArray patches) {
    Tower tower = ModelShape.VISION;
    long count = patches.getShape().get(0);
    String embeddings = "vision_model.embeddings.";
    NDArray kernel =
        weights
            .get(embeddings + "patch_embedding.weight")
            .reshape(tower.width(), ModelShape.PATCH_VALUES);
    NDArray x = Linear.linear(patches, kernel).singletonOrThrow();
    NDArray first =
        weights
            .get(embeddings + "class_embedding")
            .reshape(1, 1, tower.width())
            .broadcast(count, 1, tower.width());
    x = first.concat(x, 1).add(weights.get(embeddings + "position_embedding.weight"));
    x = norm(x, "vision_model.pre_layrnorm");
    for (int i = 0; i < tower.layers(); i++) {
      boolean last = i == tower.layers() - 1;
      x = layer(x, last ? x.get(":,:1") : x, tower, i, null);
    }
    return norm(x.get(":,0"), "vision_model.post_layernorm");
  }

  /**
   * Embeds texts.
   *
   * @param ids {@code long[texts][length]}
   * @param ends {@code float[texts][length][1]}: 1 at the end token of each, else 0
   * @return normalised, {@code float[texts][128]}
   */
  NDArray texts(NDArray ids, NDArray ends) {
    Tower tower = ModelShape.TEXT;
    long length = ids.getShape().get(1);
    NDArray positions =
        weights.get("text_model.embeddings.position_embedding.weight").get(":" + length);
    NDArray x =
        Embedding.embedding(
                ids,
                weights.get("text_model.embeddings.token_embedding.weight"),
                SparseFormat.DENSE)
            .singletonOrThrow()
            .add(positions);
    NDArray mask = causal(ids.getManager(), (int) length);
    for (int i = 0; i < tower.layers() - 1; i++) {
      x = layer(x, x, tower, i, mask);
    }
    // what follows an end token is not to be seen from it
    NDArray unseen = ends.transpose(0, 2, 1).cumSum(2).sub(ends.transpose(0, 2, 1));
    NDArray visible = unseen.mul(MASKED).repeat(0, tower.heads());
    NDArray atEnds = x.mul(ends).sum(new int[] {1}, true);
    x = layer(x, atEnds, tower, tower.layers() - 1, visible);
    x = norm(x.get(":,0"), "text_model.final_layer_norm");
    return unit(Linear.linear(x, weights.get("text_projection.weight")).singletonOrThrow());
  }

  private static NDArray causal(NDManager manager, int length) {
    float[] mask = new float[length * length];
    for (int row = 0; row < length; row++) {
      for (int column = row + 1; column < length; column++) {
        mask[row * length + column] = MASKED;
      }
    }
    return manager.create(mask, new Shape(length, length));
  }

  /**
   * One layer.
   *
   * @param x all tokens, {@code float[count][length][width]}
   * @param asking the tokens that go on, {@code x} itself or one per sequence: nobody looks at the
   *     others of the last layer
   * @param mask added to the scores
   */
  private NDArray layer(NDArray x, NDArray asking, Tower tower, int index, @Nullable NDArray mask) {
    String name = tower.name() + ".encoder.layers." + index + ".";
    NDArray normed = norm(x, name + "layer_norm1");
    NDArray normedAsking = asking == x ? normed : norm(asking, name + "layer_norm1");
    NDArray middle = asking.add(attention(normed, normedAsking, tower, name, mask));
    NDArray hidden = linear(norm(middle, name + "layer_norm2"), name + "mlp.fc1");
    return middle.add(linear(Activation.gelu(hidden), name + "mlp.fc2"));
  }

  private NDArray attention(
      NDArray x, NDArray asking, Tower tower, String name, @Nullable NDArray mask) {
    NDArray query;
    NDArray key;
    NDArray value;
    if (asking == x) {
      NDList parts = heads(linear(x, name + Weights.FUSED), tower, 3);
      query = parts.get(0);
      key = parts.get(1);
      value = parts.get(2);
    } else {
      long width = tower.width();
      NDArray weight = weights.get(name + Weights.FUSED + ".weight");
      NDArray bias = weights.get(name + Weights.FUSED + ".bias");
      NDArray wanted =
          Linear.linear(asking, weight.get(":" + width), bias.get(":" + width)).singletonOrThrow();
      NDArray offered =
          Linear.linear(x, weight.get(width + ":"), bias.get(width + ":")).singletonOrThrow();
      query = heads(wanted, tower, 1).get(0);
      NDList parts = heads(offered, tower, 2);
      key = parts.get(0);
      value = parts.get(1);
    }
    NDArray scores = query.mul(weights.attentionScale(tower)).batchMatMul(key.transpose(0, 2, 1));
    if (mask != null) {
      scores = scores.add(mask);
    }
    long count = asking.getShape().get(0);
    long length = asking.getShape().get(1);
    NDArray mixed =
        scores
            .softmax(-1)
            .batchMatMul(value)
            .reshape(count, tower.heads(), length, tower.width() / tower.heads())
            .transpose(0, 2, 1, 3)
            .reshape(count, length, tower.width());
    return linear(mixed, name + "self_attn.out_proj");
  }

  /**
   * From {@code [count][length][parts * width]} to parts of {@code [count * heads][length][depth]}.
   */
  private static NDList heads(NDArray x, Tower tower, int parts) {
    long count = x.getShape().get(0);
    long length = x.getShape().get(1);
    long depth = tower.width() / tower.heads();
    NDList split =
        x.reshape(count, length, parts, tower.heads(), depth)
            .transpose(2, 0, 3, 1, 4)
            .reshape(parts, count * tower.heads(), length, depth)
            .split(parts, 0);
    NDList result = new NDList();
    split.forEach(part -> result.add(part.squeeze(0)));
    return result;
  }

  private NDArray linear(NDArray x, String name) {
    return Linear.linear(x, weights.get(name + ".weight"), weights.get(name + ".bias"))
        .singletonOrThrow();
  }

  private NDArray norm(NDArray x, String name) {
    long width = x.getShape().get(x.getShape().dimension() - 1);
    return LayerNorm.layerNorm(
            x,
            new Shape(width),
            weights.get(name + ".weight"),
            weights.get(name + ".bias"),
            (float) ModelShape.EPSILON)
        .singletonOrThrow();
  }

  private static NDArray unit(NDArray x) {
    return x.div(x.mul(x).sum(new int[] {-1}, true).add(1e-12f).sqrt());
  }

  /** What cosines are multiplied with. */
  NDArray scale() {
    return weights.get(Weights.LOGIT_SCALE).exp();
  }
}
