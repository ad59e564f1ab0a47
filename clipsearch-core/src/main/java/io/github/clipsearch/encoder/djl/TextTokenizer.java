package io.github.clipsearch.encoder.djl;

/** Turns texts into token ids. Safe for use by several threads, except for {@link #close()}. */
interface TextTokenizer extends AutoCloseable {
  /**
   * Encodes a text.
   *
   * @return at least one id and at most as many as the model's context length
   */
  long[] encode(String text);

  @Override
  void close();
}
