package io.github.clipsearch;

import io.github.clipsearch.IndexResult.Outcome;
import io.github.clipsearch.StopWatch.Stage;
import io.github.clipsearch.VideoInProgress.Known;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.SourceStamp;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.VideoStatus;
import io.github.clipsearch.video.FrameSource;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one video into the store: decides whether it has to be decoded at all, and what of the
 * store's content it replaces. Safe for use by several threads.
 */
final class VideoIndexer {
  private static final Logger LOG = LoggerFactory.getLogger(VideoIndexer.class);

  private final Supplier<VideoDecoder> decoder;
  private final Pipeline pipeline;
  private final IndexStore store;
  private final EmbeddingQueue queue;
  private final KnownVideos knownVideos;
  private final IdsInUse ids = new IdsInUse();

  /**
   * Creates the indexer.
   *
   * @param helpers threads that embed, see {@link EmbeddingQueue}
   */
  VideoIndexer(
      Supplier<VideoDecoder> decoder, Pipeline pipeline, IndexStore store, Executor helpers) {
    this.decoder = decoder;
    this.pipeline = pipeline;
    this.store = store;
    this.queue = new EmbeddingQueue(pipeline.encoder(), helpers);
    this.knownVideos = new KnownVideos(store);
  }

  IndexResult index(IndexRequest request, BooleanSupplier cancelled) {
    try (VideoInProgress video = begin(request, cancelled, () -> {})) {
      return video.finish(cancelled);
    }
  }

  /**
   * Does all but waiting for the last embeddings and storing.
   *
   * @param beforeWaiting called before waiting for another video of the same id; finishes or closes
   *     what the calling thread has begun
   * @return to be finished or closed by the calling thread
   */
  VideoInProgress begin(IndexRequest request, BooleanSupplier cancelled, Runnable beforeWaiting) {
    requireSameEncoder();
    SourceFile source = SourceFile.of(request.file());
    Optional<VideoRecord> untouched = untouched(request, source);
    if (untouched.isPresent()) {
      return new Known(keep(untouched.get(), request, source, untouched.get().source()));
    }
    SourceStamp stamp = source.stamp(pipeline.settings());
    String name = request.id().orElseGet(() -> SourceFile.idOf(stamp));
    IdsInUse.Use id = ids.use(name, request.file(), beforeWaiting);
    try {
      return begin(request, source, stamp, id, cancelled);
    } catch (RuntimeException | Error e) {
      id.close();
      throw e;
    }
  }

  private VideoInProgress begin(
      IndexRequest request,
      SourceFile source,
      SourceStamp stamp,
      IdsInUse.Use id,
      BooleanSupplier cancelled) {
    Optional<VideoRecord> sameId = store.video(id.id());
    if (!request.evenIfUnchanged() && sameId.filter(v -> sameScenes(v, stamp)).isPresent()) {
      IndexResult kept = keep(sameId.get(), request, source, stamp);
      id.close();
      return new Known(kept);
    }
    Optional<VideoRecord> older = sameId.or(() -> olderVersion(request, source));
    return decode(request, source, stamp, id, older, cancelled);
  }

  /**
   * Refuses an index of another encoder.
   *
   * @throws IncompatibleIndexException with the store's own message
   */
  void requireSameEncoder() {
    if (store.encoder().isPresent()) {
      store.claim(pipeline.encoder().identity());
    }
  }

  boolean remove(String id) {
    knownVideos.forget(id);
    return store.remove(id);
  }

  /** The video at this place, when size and age say that its content need not even be read. */
  private Optional<VideoRecord> untouched(IndexRequest request, SourceFile source) {
    if (request.evenIfUnchanged()) {
      return Optional.empty();
    }
    Optional<VideoRecord> candidate =
        request.id().isPresent()
            ? store.video(request.id().get()).filter(v -> v.uri().equals(source.uri()))
            : knownVideos.at(source.uri()).filter(VideoIndexer::isNamedByContent);
    return candidate
        .filter(video -> source.looksLike(video.source()))
        .filter(video -> video.source().settings().equals(pipeline.settings()));
  }

  /** The video that was indexed from this place before its content changed. */
  private Optional<VideoRecord> olderVersion(IndexRequest request, SourceFile source) {
    return request.id().isPresent()
        ? Optional.empty()
        : knownVideos.at(source.uri()).filter(VideoIndexer::isNamedByContent);
  }

  /** The scenes stay; metadata and place are brought up to date. */
  private IndexResult keep(
      VideoRecord known, IndexRequest request, SourceFile source, SourceStamp stamp) {
    boolean copy = isCopyOfExistingFile(known, request, source);
    VideoRecord updated =
        known.with(
            copy ? known.uri() : source.uri(),
            metadata(request, Optional.of(known)),
            copy ? known.source() : stamp);
    if (updated.equals(known)) {
      return new IndexResult(known, Outcome.UNCHANGED, IndexTimings.NONE);
    }
    store.put(updated, store.scenes(known.id()));
    knownVideos.remember(updated);
    return new IndexResult(updated, Outcome.UPDATED, IndexTimings.NONE);
  }

  /** Decodes the video; its last samples may still be waiting for the encoder afterwards. */
  private VideoInProgress decode(
      IndexRequest request,
      SourceFile source,
      SourceStamp stamp,
      IdsInUse.Use id,
      Optional<VideoRecord> older,
      BooleanSupplier cancelled) {
    StopWatch watch = new StopWatch();
    SceneEmbedder embedder =
        new SceneEmbedder(source.path(), queue, pipeline.encoder().identity().dimension());
    VideoDecoder chosen = decoder.get();
    try (VideoStream stream = chosen.open(source.path(), pipeline.frames());
        VideoAnalysis analysis =
            new VideoAnalysis(request, stream, pipeline, embedder, cancelled, watch)) {
      VideoAnalysis.Result result = analysis.run();
      FrameSource frames = FrameSource.of(chosen, stream, pipeline.frames());
      return new Decoded(request, source, stamp, id, older, result, frames, embedder, watch);
    } catch (VideoReadException e) {
      embedder.close();
      if (Thread.currentThread().isInterrupted()) { // the file is not to blame
        throw new IndexingInterruptedException(
            "Indexing of " + source.path() + " was interrupted; the index is as it was before.", e);
      }
      throw e;
    } catch (RuntimeException | Error e) {
      embedder.close();
      throw e;
    }
  }

  /** A video of which all frames are decoded. */
  private final class Decoded implements VideoInProgress {
    private final IndexRequest request;
    private final SourceFile source;
    private final SourceStamp stamp;
    private final IdsInUse.Use id;
    private final Optional<VideoRecord> older;
    private final VideoAnalysis.Result result;
    private final FrameSource frames;
    private final SceneEmbedder embedder;
    private final StopWatch watch;

    Decoded(
        IndexRequest request,
        SourceFile source,
        SourceStamp stamp,
        IdsInUse.Use id,
        Optional<VideoRecord> older,
        VideoAnalysis.Result result,
        FrameSource frames,
        SceneEmbedder embedder,
        StopWatch watch) {
      this.request = request;
      this.source = source;
      this.stamp = stamp;
      this.id = id;
      this.older = older;
      this.result = result;
      this.frames = frames;
      this.embedder = embedder;
      this.watch = watch;
    }

    @Override
    public boolean isReady() {
      return embedder.isReady();
    }

    @Override
    public IndexResult finish(BooleanSupplier cancelled) {
      List<SceneRecord> scenes = embedder.finish(cancelled);
      watch.add(Stage.EMBED, embedder.nanos());
      VideoRecord video =
          new VideoRecord(
              id.id(),
              source.uri(),
              result.info().width(),
              result.info().height(),
              result.frameCount(),
              result.duration(),
              scenes.size(),
              result.warnings().isEmpty() ? VideoStatus.COMPLETE : VideoStatus.PARTIAL,
              result.warnings(),
              metadata(request, older),
              stamp,
              frames,
              Instant.now());
      watch.restart();
      store.claim(pipeline.encoder().identity());
      store.put(video, scenes);
      older.filter(v -> !v.id().equals(id.id())).ifPresent(v -> remove(v.id()));
      watch.book(Stage.STORE);
      knownVideos.remember(video);
      log(video);
      return new IndexResult(
          video, older.isPresent() ? Outcome.REPLACED : Outcome.INDEXED, watch.timings());
    }

    @Override
    public void close() {
      embedder.close();
      id.close();
    }
  }

  /** A request without metadata says nothing about it; only new values replace the old ones. */
  private static Map<String, Object> metadata(IndexRequest request, Optional<VideoRecord> older) {
    return request.metadata().isEmpty()
        ? older.map(VideoRecord::metadata).orElse(Map.of())
        : request.metadata();
  }

  private static boolean sameScenes(VideoRecord video, SourceStamp stamp) {
    return video.source().sha256().equals(stamp.sha256())
        && video.source().settings().equals(stamp.settings());
  }

  private static boolean isNamedByContent(VideoRecord video) {
    return video.id().equals(SourceFile.idOf(video.source()));
  }

  /** Two files of the same content are one video; the first place stays while its file is there. */
  private static boolean isCopyOfExistingFile(
      VideoRecord known, IndexRequest request, SourceFile source) {
    return request.id().isEmpty()
        && !known.uri().equals(source.uri())
        && "file".equals(known.uri().getScheme())
        && Files.isRegularFile(Path.of(known.uri()));
  }

  private static void log(VideoRecord video) {
    LOG.info(
        "Indexed {}: {} frames ({}, by {}), {} scenes, {}",
        video.uri(),
        video.frameCount(),
        video.frameSource().frames(),
        video.frameSource().decoder(),
        video.sceneCount(),
        video.status());
    video.warnings().forEach(warning -> LOG.warn("{}: {}", video.uri(), warning));
  }
}
