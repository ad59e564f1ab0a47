package io.github.clipsearch.examples.extending;

import com.google.gson.Gson;
import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.video.RgbImage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Has texts and images embedded by a service: {@code GET /model} gives its {@link EncoderIdentity},
 * {@code POST /texts} and {@code POST /images} take a JSON array of texts or of PNG files in Base64
 * and give an array of vectors. Safe for use by several threads.
 */
public final class RemoteClipEncoder implements ClipEncoder {
  private static final int BATCH = 16;
  private static final double LENGTH_TOLERANCE = 1e-3;

  private final EncoderService service;
  private final EncoderIdentity identity;
  private final ReadWriteLock openness = new ReentrantReadWriteLock();
  private boolean closed;

  private RemoteClipEncoder(EncoderService service) {
    this.service = service;
    this.identity = service.identity();
  }

  /**
   * Asks the service which model it has.
   *
   * @param service address, with a slash at its end
   * @return an encoder that asks this service
   * @throws ClipSearchException when it does not answer
   */
  public static RemoteClipEncoder connect(URI service) {
    return new RemoteClipEncoder(new EncoderService(service, new Gson()));
  }

  @Override
  public EncoderIdentity identity() {
    return identity;
  }

  @Override
  public List<float[]> encodeTexts(List<String> texts) {
    return inBatches("texts", texts);
  }

  @Override
  public List<float[]> encodeImages(List<RgbImage> images) {
    return inBatches("images", images.stream().map(this::prepare).map(Pictures::base64).toList());
  }

  @Override
  public RgbImage prepare(RgbImage image) {
    return Pictures.shrink(image);
  }

  private List<float[]> inBatches(String kind, List<String> inputs) {
    openness.readLock().lock();
    try {
      if (closed) {
        throw new AlreadyClosedException("The encoder on " + service + " was closed.");
      }
      List<float[]> vectors = new ArrayList<>(inputs.size());
      for (int from = 0; from < inputs.size(); from += BATCH) {
        List<String> batch = inputs.subList(from, Math.min(from + BATCH, inputs.size()));
        List<float[]> answer = service.embed(kind, batch);
        if (answer.size() != batch.size()) {
          throw new ClipSearchException(
              "%s gave %d vectors for %d %s".formatted(service, answer.size(), batch.size(), kind));
        }
        answer.forEach(this::requireUnitVector);
        vectors.addAll(answer);
      }
      return vectors;
    } finally {
      openness.readLock().unlock();
    }
  }

  /** What a service may get wrong is better found here than by wrong scores. */
  private void requireUnitVector(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    if (vector.length != identity.dimension() || !(Math.abs(squares - 1) < LENGTH_TOLERANCE)) {
      throw new ClipSearchException(
          "%s gave a vector of %d dimensions and length %.4f; %s makes vectors of length 1"
              .formatted(service, vector.length, Math.sqrt(squares), identity));
    }
  }

  @Override
  public void close() {
    openness.writeLock().lock(); // waits for running calls
    try {
      closed = true;
    } finally {
      openness.writeLock().unlock();
    }
  }
}
