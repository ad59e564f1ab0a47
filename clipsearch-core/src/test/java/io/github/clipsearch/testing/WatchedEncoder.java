package io.github.clipsearch.testing;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.video.RgbImage;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A {@link ColorEncoder} that tells what it is asked for, and can be made to wait or to fail. */
public final class WatchedEncoder implements ClipEncoder {
  private final ClipEncoder encoder = new ColorEncoder();
  private final Queue<Integer> batches = new ConcurrentLinkedQueue<>();
  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
  private final AtomicInteger prepared = new AtomicInteger();
  private volatile Consumer<List<RgbImage>> beforeEncoding = images -> {};

  /** Creates the encoder. */
  public WatchedEncoder() {}

  /**
   * Sets what happens first in each call for images.
   *
   * @param action gets the images; may wait or throw
   */
  public void beforeEncoding(Consumer<List<RgbImage>> action) {
    beforeEncoding = action;
  }

  /**
   * The calls for images.
   *
   * @return how many images each was for, in order
   */
  public List<Integer> batches() {
    return List.copyOf(batches);
  }

  /**
   * The threads that have called for images.
   *
   * @return each at least once
   */
  public List<Thread> threads() {
    return List.copyOf(threads);
  }

  /**
   * How many images were prepared.
   *
   * @return a number
   */
  public int prepared() {
    return prepared.get();
  }

  @Override
  public EncoderIdentity identity() {
    return encoder.identity();
  }

  @Override
  public List<float[]> encodeTexts(List<String> texts) {
    return encoder.encodeTexts(texts);
  }

  @Override
  public List<float[]> encodeImages(List<RgbImage> images) {
    batches.add(images.size());
    threads.add(Thread.currentThread());
    beforeEncoding.accept(images);
    return encoder.encodeImages(images);
  }

  @Override
  public RgbImage prepare(RgbImage image) {
    prepared.incrementAndGet();
    return encoder.prepare(image);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
