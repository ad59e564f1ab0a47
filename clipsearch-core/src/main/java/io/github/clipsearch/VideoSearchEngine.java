package io.github.clipsearch;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.ranking.VideoRanking;
import io.github.clipsearch.sampling.FrameSampler;
import io.github.clipsearch.scene.SceneDetector;
import io.github.clipsearch.scene.TransitionDetector;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoDecoders;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Indexes videos and finds the moments that a text or an image describes.
 *
 * <pre>{@code
 * try (VideoSearchEngine engine = VideoSearchEngine.builder()
 *         .encoder(DjlClipEncoder.load(Path.of("models/clip-vit-base-patch32")))
 *         .store(LmdbIndexStore.open(Path.of("index")))
 *         .build()) {
 *   engine.index(Path.of("holiday.mp4"));
 *   for (VideoHit hit : engine.search("a dog in a park", 5)) {
 *     System.out.println(hit.video().uri() + " at " + hit.bestScene().time());
 *   }
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads: searches and the indexing of different videos run side by
 * side. The engine owns the encoder and the store that its builder was given and closes them.
 */
public final class VideoSearchEngine implements AutoCloseable {
  private final ClipEncoder encoder;
  private final IndexStore store;
  private final Searcher searcher;
  private final VideoIndexer indexer;
  private final int parallelism;
  private final IndexingThreads threads;
  private final CallGate gate = new CallGate("The search engine was closed.");

  private VideoSearchEngine(Builder builder, ClipEncoder encoder, IndexStore store) {
    this.encoder = encoder;
    this.store = store;
    this.searcher = new Searcher(encoder, store, builder.ranking);
    this.parallelism = builder.parallelism;
    this.threads = new IndexingThreads(parallelism - 1);
    this.indexer =
        new VideoIndexer(
            builder.decoder,
            new Pipeline(builder.frames, builder.detector, builder.sampler, encoder),
            store,
            threads);
  }

  /**
   * Starts an engine.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Indexes a video under an id derived from its content. A file that is in the index already and
   * has not changed is not decoded again; a changed file replaces its older version.
   *
   * @param file the video file
   * @return what is in the index now
   * @throws VideoReadException when the file cannot be read as a video; the index is as it was
   * @throws IncompatibleIndexException when the index was made with another encoder
   * @throws EncodingException when the encoder fails; the index is as it was
   * @throws IndexStoreException when storing fails; the index is as it was
   * @throws IndexingInterruptedException when the thread is interrupted or the engine closed
   *     meanwhile; the index is as it was
   * @throws AlreadyClosedException when the engine was closed
   */
  public IndexResult index(Path file) {
    return index(IndexRequest.of(file));
  }

  /**
   * Indexes a video with the user's id and metadata. Of a damaged video what can be read is
   * indexed, and its {@linkplain VideoRecord#status() status} says so.
   *
   * <p>A known content is not decoded again unless the detector's or the sampler's settings have
   * changed; then only its metadata (when the request has any) and its place are brought up to
   * date. Without a user's id, files of the same content are one video: the first place stays as
   * long as its file exists.
   *
   * @param request the file and what the user says about it
   * @return what is in the index now
   * @throws VideoReadException when the file cannot be read as a video; the index is as it was
   * @throws IncompatibleIndexException when the index was made with another encoder
   * @throws EncodingException when the encoder fails; the index is as it was
   * @throws IndexStoreException when storing fails; the index is as it was
   * @throws IndexingInterruptedException when the thread is interrupted or the engine closed
   *     meanwhile; the index is as it was
   * @throws AlreadyClosedException when the engine was closed
   */
  public IndexResult index(IndexRequest request) {
    return gate.call(() -> indexer.index(request, gate::isClosing));
  }

  /**
   * Indexes several videos, some of them at the same time; see {@link Builder#parallelism}. A video
   * that cannot be indexed is reported and the batch goes on. A later request for the id or the
   * file of an earlier one takes effect after it; of other files with the same content, one's place
   * is kept.
   *
   * <p>Short videos share the encoder's batches, so this is faster than indexing them one by one,
   * and a vector may differ in the last bits.
   *
   * @param requests the files and what the user says about them; their progress listeners are
   *     called on the calling thread or one of the engine's
   * @return a result or a failure for each request
   * @throws IncompatibleIndexException when the index was made with another encoder
   * @throws IndexingInterruptedException when the thread is interrupted or the engine closed
   *     meanwhile; what was indexed before stays
   * @throws AlreadyClosedException when the engine was closed
   */
  public IndexReport indexAll(Collection<IndexRequest> requests) {
    BatchIndexing batch = new BatchIndexing(indexer, requests, gate::isClosing);
    int helpers = Math.min(videosAtOnce(), requests.size()) - 1;
    for (int i = 0; i < helpers; i++) {
      threads.execute(() -> work(batch));
    }
    work(batch);
    return batch.await();
  }

  /** Takes part in a batch. Holds the gate only meanwhile, so that nobody waits within it. */
  private void work(BatchIndexing batch) {
    try {
      gate.run(batch::work);
    } catch (AlreadyClosedException e) {
      batch.end(e);
    }
  }

  /** Decoders use two threads for a video by default, so half of the threads keep all busy. */
  private int videosAtOnce() {
    return (parallelism + 1) / 2;
  }

  /**
   * Finds the videos that show what a text describes.
   *
   * @param text in the language of the model, not blank
   * @param limit the most videos to return, at least 1
   * @return hits, highest score first; empty when the index is
   * @throws InvalidRequestException when the text is blank or the limit below 1
   * @throws IncompatibleIndexException when the index was made with another encoder
   * @throws IndexStoreException when reading the index fails
   * @throws AlreadyClosedException when the engine was closed
   */
  public SearchResult search(String text, int limit) {
    return search(SearchRequest.text(text).limit(limit).build());
  }

  /**
   * Finds the videos or the scenes that show what a request describes.
   *
   * @param request what to search for, where, and which of the hits to return
   * @return a page of hits, highest score first, and what the search took
   * @throws InvalidRequestException when the request names a video or a scene that is not in the
   *     index, or the parts of a query cancel each other out
   * @throws IncompatibleIndexException when the index was made with another encoder
   * @throws IndexStoreException when reading the index fails
   * @throws AlreadyClosedException when the engine was closed
   */
  public SearchResult search(SearchRequest request) {
    return gate.call(() -> searcher.search(request));
  }

  /**
   * Removes a video and all its scenes from the index; the file is not touched. Removing what is
   * not there does nothing.
   *
   * @param id of the video
   * @return whether there was such a video
   * @throws IndexStoreException when writing the index fails
   * @throws AlreadyClosedException when the engine was closed
   */
  public boolean remove(String id) {
    return gate.call(() -> indexer.remove(id));
  }

  /**
   * All videos in the index.
   *
   * @return a new list, ordered by id
   * @throws IndexStoreException when reading the index fails
   * @throws AlreadyClosedException when the engine was closed
   */
  public List<VideoRecord> videos() {
    return gate.call(store::videos);
  }

  /**
   * What the index knows of a video.
   *
   * @param id of the video
   * @return its record; empty when there is no such video
   * @throws IndexStoreException when reading the index fails
   * @throws AlreadyClosedException when the engine was closed
   */
  public Optional<VideoRecord> video(String id) {
    return gate.call(() -> store.video(id));
  }

  /**
   * The scenes of a video in the index, with their embeddings.
   *
   * @param id of the video
   * @return a new list in order; empty when there is no such video
   * @throws IndexStoreException when reading the index fails
   * @throws AlreadyClosedException when the engine was closed
   */
  public List<SceneRecord> scenes(String id) {
    return gate.call(() -> store.scenes(id));
  }

  /**
   * Stops running indexing, waits for running calls, then closes the store and the encoder. Closing
   * twice is allowed.
   *
   * @throws IllegalStateException when called from within a running call, such as a progress
   *     listener
   */
  @Override
  public void close() {
    gate.close(
        () -> {
          threads.close();
          closeBoth(store, encoder);
        });
  }

  private static void closeBoth(@Nullable IndexStore store, @Nullable ClipEncoder encoder) {
    try {
      if (store != null) {
        store.close();
      }
    } finally {
      if (encoder != null) {
        encoder.close();
      }
    }
  }

  /** Collects an engine's parts. Belongs to one thread. */
  public static final class Builder {
    private @Nullable ClipEncoder encoder;
    private @Nullable IndexStore store;
    private Supplier<VideoDecoder> decoder = VideoDecoders::onClassPath;
    private FrameSelection frames = FrameSelection.all();
    private SceneDetector detector = TransitionDetector.withDefaults();
    private FrameSampler sampler = FrameSampler.spread(1);
    private VideoRanking ranking = VideoRanking.bestScene();
    private int parallelism = Runtime.getRuntime().availableProcessors();

    private Builder() {}

    /**
     * What turns texts and images into vectors; required.
     *
     * @param encoder becomes the engine's own, which closes it
     * @return this builder
     */
    public Builder encoder(ClipEncoder encoder) {
      this.encoder = Objects.requireNonNull(encoder, "encoder");
      return this;
    }

    /**
     * Where the index lives; required.
     *
     * @param store becomes the engine's own, which closes it
     * @return this builder
     */
    public Builder store(IndexStore store) {
      this.store = Objects.requireNonNull(store, "store");
      return this;
    }

    /**
     * What reads video files; no other decoder is tried.
     *
     * @param decoder by default {@link VideoDecoders#onClassPath()}, found when a video is indexed
     * @return this builder
     */
    public Builder decoder(VideoDecoder decoder) {
      Objects.requireNonNull(decoder, "decoder");
      this.decoder = () -> decoder;
      return this;
    }

    /**
     * Which of the decoders on the class path is tried first; the others take the files that it
     * cannot read. See {@link VideoDecoders}.
     *
     * @param name such as {@code bytedeco} or {@code humble}, which is the default where it is
     *     there
     * @return this builder
     * @throws ClipSearchException when there is no decoder of this name
     */
    public Builder decoder(String name) {
      return decoder(VideoDecoders.preferring(name));
    }

    /**
     * Which frames of the videos are read: fewer are faster, and cost cuts. Videos that were
     * indexed with another selection are indexed anew.
     *
     * @param frames by default {@link FrameSelection#all()}
     * @return this builder
     */
    public Builder frames(FrameSelection frames) {
      this.frames = Objects.requireNonNull(frames, "frames");
      return this;
    }

    /**
     * What splits videos into scenes.
     *
     * @param detector by default {@link TransitionDetector#withDefaults()}
     * @return this builder
     */
    public Builder detector(SceneDetector detector) {
      this.detector = Objects.requireNonNull(detector, "detector");
      return this;
    }

    /**
     * What chooses the frames that stand for a scene.
     *
     * @param sampler by default {@link FrameSampler#spread(int)} with one sample, the middle frame
     * @return this builder
     */
    public Builder sampler(FrameSampler sampler) {
      this.sampler = Objects.requireNonNull(sampler, "sampler");
      return this;
    }

    /**
     * How a video's score is made from its scenes', unless a search says otherwise.
     *
     * @param ranking by default {@link VideoRanking#bestScene()}
     * @return this builder
     */
    public Builder ranking(VideoRanking ranking) {
      this.ranking = Objects.requireNonNull(ranking, "ranking");
      return this;
    }

    /**
     * How many threads share the work of an {@link VideoSearchEngine#index} or {@link
     * VideoSearchEngine#indexAll} call, the calling one included. Half of them, rounded up, decode
     * a video each; the others embed the samples. When the encoder is slower than the decoding, all
     * of them embed. With 1 everything is done by the calling thread.
     *
     * <p>All calls of an engine share the other threads, which exist only while there is work.
     * Threads that the decoder and the encoder have of their own come on top: a decoder's usually
     * work while the thread that reads from it waits; the encoder is given at most 16 pictures at a
     * time, which {@code DjlClipEncoder} by default embeds in the calling thread.
     *
     * @param threads at least 1; by default the number of processors
     * @return this builder
     * @throws IllegalArgumentException when the number is below 1
     */
    public Builder parallelism(int threads) {
      if (threads < 1) {
        throw new IllegalArgumentException("at least 1 thread indexes, not " + threads);
      }
      this.parallelism = threads;
      return this;
    }

    /**
     * Makes the engine. When this fails, the encoder and the store are closed, since the caller
     * often has no other reference to them.
     *
     * @return the engine
     * @throws IllegalStateException when the encoder or the store is missing
     * @throws IncompatibleIndexException when the store holds an index of another encoder
     */
    public VideoSearchEngine build() {
      try {
        if (encoder == null || store == null) {
          throw new IllegalStateException(
              "an engine needs an encoder and a store: call encoder(...) and store(...) first");
        }
        VideoSearchEngine engine = new VideoSearchEngine(this, encoder, store);
        engine.indexer.requireSameEncoder();
        return engine;
      } catch (RuntimeException e) {
        closeBoth(store, encoder);
        throw e;
      }
    }
  }
}
