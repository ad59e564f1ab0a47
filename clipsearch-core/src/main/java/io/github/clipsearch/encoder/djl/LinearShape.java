package io.github.clipsearch.encoder.djl;

/**
 * Shape of a linear layer.
 *
 * @param inputs length of the vectors that go in
 * @param outputs length of those that come out
 */
record LinearShape(int inputs, int outputs) {}
