package io.github.clipsearch.examples.benchmark;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;

/**
 * Nothing but the products of inputs and weights that ViT-B/32 needs for a batch of images: no
 * encoder on the same library can be faster in 32-bit arithmetic.
 */
final class MatrixProducts {
  private static final int WIDTH = 768;
  private static final int TOKENS = 50;
  private static final int LAYERS = 12;

  private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
  private final List<NDArray> weights = new ArrayList<>();

  MatrixProducts() {
    weight(WIDTH, 3 * 32 * 32);
    for (int layer = 0; layer < LAYERS; layer++) {
      weight(3 * WIDTH, WIDTH);
      weight(WIDTH, WIDTH);
      weight(4 * WIDTH, WIDTH);
      weight(WIDTH, 4 * WIDTH);
    }
  }

  ImagePeer peer(String name) {
    return new InProcessPeer(name, this::run, manager::close);
  }

  private void weight(int outputs, int inputs) {
    weights.add(manager.randomNormal(new Shape(outputs, inputs)));
  }

  private void run(int batch) {
    try (NDManager call = manager.newSubManager()) {
      int next = 0;
      multiply(call, (TOKENS - 1) * batch, weights.get(next++));
      for (int layer = 0; layer < LAYERS; layer++) {
        boolean last = layer == LAYERS - 1;
        // of the last layer's results only one row per image is needed, but all its keys and values
        int rows = last ? batch : TOKENS * batch;
        NDArray attention = weights.get(next++);
        if (last) {
          multiply(call, rows, attention.get("0:" + WIDTH));
          multiply(call, TOKENS * batch, attention.get(WIDTH + ":"));
        } else {
          multiply(call, rows, attention);
        }
        for (int i = 0; i < 3; i++) {
          multiply(call, rows, weights.get(next++));
        }
      }
    }
  }

  private static void multiply(NDManager call, int rows, NDArray weight) {
    NDArray input = call.ones(new Shape(rows, weight.getShape().get(1)));
    Linear.linear(input, weight).close();
    input.close();
  }
}
