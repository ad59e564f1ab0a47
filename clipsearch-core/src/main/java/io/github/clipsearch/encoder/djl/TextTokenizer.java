package io.github.clipsearch.encoder.djl;

import java.util.function.Function;

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

  /** A tokenizer made of its two functions. */
  static TextTokenizer of(Function<String, long[]> encode, Runnable close) {
    return new TextTokenizer() {
      @Override
      public long[] encode(String text) {
        return encode.apply(text);
      }

      @Override
      public void close() {
        close.run();
      }
    };
  }
}
