package io.github.clipsearch.examples.benchmark;

/** Something that embeds images on one thread, to be compared with others. */
interface ImagePeer extends AutoCloseable {
  /** For the table. */
  String name();

  /**
   * Embeds batches for some time.
   *
   * @param batch images at once
   * @param seconds about how long
   * @return images per second of processor time, all threads together
   */
  double imagesPerProcessorSecond(int batch, double seconds);

  /** Releases what was opened. */
  @Override
  void close();
}
