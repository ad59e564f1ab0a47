package io.github.clipsearch.training;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.training.Batch.Caption;
import io.github.clipsearch.training.world.Captions;
import io.github.clipsearch.training.world.Description;
import io.github.clipsearch.training.world.WorldSampler;
import io.github.clipsearch.training.world.WorldScene;
import io.github.clipsearch.video.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Makes batches on a thread of its own, some ahead. A batch is made of families of scenes that
 * differ in one thing only, because what is hard to tell apart teaches most.
 */
final class BatchSource implements AutoCloseable {
  private static final int FAMILIES = 32;
  private static final int FAMILY_SIZE = 4;

  /** How many pictures are in a batch. */
  static final int PICTURES = FAMILIES * FAMILY_SIZE;

  private static final int AHEAD = 4;

  private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(AHEAD);
  private final CompletableFuture<Void> failure = new CompletableFuture<>();
  private final WorldSampler sampler;
  private final Captions captions;
  private final Pictures pictures;
  private final HuggingFaceTokenizer tokenizer;
  private final Thread thread;

  BatchSource(DjlClipEncoder preparer, HuggingFaceTokenizer tokenizer, long seed) {
    this.sampler = WorldSampler.forTraining(seed);
    this.captions = new Captions(seed + 1);
    this.pictures = new Pictures(preparer, seed + 2);
    this.tokenizer = tokenizer;
    this.thread = new Thread(this::run, "batches");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        queue.put(make());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure.completeExceptionally(e);
    }
  }

  /** The next batch; waits for it. */
  Batch next() throws InterruptedException {
    while (true) {
      Batch batch = queue.poll(1, TimeUnit.SECONDS);
      if (batch != null) {
        return batch;
      }
      if (failure.isCompletedExceptionally()) {
        failure.join();
      }
    }
  }

  private Batch make() {
    List<WorldScene> scenes = new ArrayList<>();
    for (int family = 0; family < FAMILIES; family++) {
      WorldScene first = sampler.next();
      scenes.add(first);
      for (int i = 1; i < FAMILY_SIZE; i++) {
        scenes.add(sampler.variation(first));
      }
    }
    List<RgbImage> images = scenes.stream().map(pictures::disturbed).toList();
    List<Caption> texts = new ArrayList<>();
    for (int i = 0; i < scenes.size(); i++) {
      texts.add(said(Description.of(scenes.get(i))));
      if (i % 2 == 0) {
        texts.add(said(captions.part(scenes.get(i))));
      }
    }
    // single words, which full captions alone teach very slowly
    captions.basics().stream()
        .filter(description -> scenes.stream().anyMatch(description::isTrueOf))
        .forEach(description -> texts.add(said(description)));
    return Batch.of(scenes, images, texts, tokenizer);
  }

  private Caption said(Description description) {
    return new Caption(captions.say(description), description);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
