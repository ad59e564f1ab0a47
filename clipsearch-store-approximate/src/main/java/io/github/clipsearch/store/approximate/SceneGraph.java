package io.github.clipsearch.store.approximate;

import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.SceneRecord;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The scenes of some videos in Lucene's HNSW graphs: one document for each scene that is not blank,
 * with its {@link SceneBytes}, and one for each video, with its {@link Fingerprint}. One thread
 * writes; searching is safe for use by several threads, and sees what was last published.
 */
final class SceneGraph implements Closeable {
  /**
   * What Lucene collects on the heap before it writes a segment, about 1 KB for each scene. The
   * more, the fewer graphs have to be merged, which is as much work as building them.
   */
  private static final double MAX_BUFFER_MB = 512;

  private static final double MIN_BUFFER_MB = 32;
  private static final int SHARE_OF_HEAP = 8;

  /** Fewer than by default: each segment is a graph of its own that a search has to go through. */
  private static final int SEGMENTS_PER_TIER = 4;

  private final Directory files;
  private final int dimension;
  private final SceneBytes bytes;
  private final Map<String, String> mark;
  private final AbortableBuilding building = new AbortableBuilding();
  private final ConcurrentMergeScheduler merging;
  private final IndexWriter writer;
  private final SearcherManager published;

  /**
   * Opens the graph.
   *
   * @param files held open until closed
   * @param encoder whose vectors are in the graph
   * @param mergeFailed is told what has ended a merge, on the merge's thread
   */
  SceneGraph(Directory files, EncoderIdentity encoder, Consumer<Throwable> mergeFailed)
      throws IOException {
    this.files = files;
    dimension = encoder.dimension();
    bytes = new SceneBytes(dimension);
    mark = GraphFormat.mark(encoder);
    merging =
        new ConcurrentMergeScheduler() {
          @Override
          protected void handleMergeException(Throwable failure) {
            mergeFailed.accept(failure);
          }
        };
    merging.disableAutoIOThrottle();
    writer = new IndexWriter(files, config());
    try {
      published = new SearcherManager(writer, new CountingFactory());
    } catch (IOException | RuntimeException | Error e) {
      writer.rollback();
      throw e;
    }
  }

  private IndexWriterConfig config() {
    double share = Runtime.getRuntime().maxMemory() / (double) SHARE_OF_HEAP / (1 << 20);
    return new IndexWriterConfig()
        .setCodec(new GraphFormat.Codec())
        .setRAMBufferSizeMB(Math.max(MIN_BUFFER_MB, Math.min(MAX_BUFFER_MB, share)))
        .setMergeScheduler(merging)
        .setMergePolicy(
            new TieredMergePolicy()
                .setSegmentsPerTier(SEGMENTS_PER_TIER)
                .setMaxMergeAtOnce(SEGMENTS_PER_TIER))
        .setUseCompoundFile(false)
        .setMaxFullFlushMergeWaitMillis(0)
        .setCommitOnClose(false)
        .setInfoStream(building);
  }

  /** Puts a video's scenes in place of what the graph has of it. */
  void put(String id, BytesRef fingerprint, List<SceneRecord> scenes) throws IOException {
    List<Document> documents = new ArrayList<>(scenes.size() + 1);
    for (SceneRecord scene : scenes) {
      if (!scene.blank()) {
        Document document = document(id);
        document.add(
            new KnnByteVectorField(
                GraphFormat.VECTOR,
                bytes.of(scene.embedding()),
                VectorSimilarityFunction.DOT_PRODUCT));
        documents.add(document);
      }
    }
    Document video = document(id);
    video.add(new BinaryDocValuesField(GraphFormat.FINGERPRINT, fingerprint));
    video.add(new NumericDocValuesField(GraphFormat.SCENES, documents.size()));
    documents.add(video);
    writer.updateDocuments(new Term(GraphFormat.VIDEO, id), documents);
  }

  private static Document document(String id) {
    Document document = new Document();
    document.add(new StringField(GraphFormat.VIDEO, id, Field.Store.NO));
    document.add(new SortedDocValuesField(GraphFormat.VIDEO, new BytesRef(id)));
    return document;
  }

  /** Takes a video out, if it is there. */
  void remove(String id) throws IOException {
    writer.deleteDocuments(new Term(GraphFormat.VIDEO, id));
  }

  void clear() throws IOException {
    writer.deleteAll();
  }

  /** Lets searches see all that was written, and makes it survive a crash. */
  void publish() throws IOException {
    published.maybeRefreshBlocking();
    if (writer.hasUncommittedChanges()) {
      writer.setLiveCommitData(mark.entrySet());
      writer.commit();
    }
  }

  /** Waits for merges that are under way and those that follow, and publishes what they make. */
  void finishMerges() throws IOException {
    do {
      merging.sync();
      publish();
    } while (writer.hasPendingMerges());
  }

  /**
   * Publishes what merges have made.
   *
   * @return whether there may be more of it soon
   */
  boolean publishMerged() throws IOException {
    boolean merges = merging.mergeThreadCount() > 0 || writer.hasPendingMerges();
    if (!published.isSearcherCurrent() || writer.hasUncommittedChanges()) {
      publish();
    }
    return merges;
  }

  /** Gives up merges, which may take minutes; for a graph that is about to be closed. */
  void abandonMerges() {
    building.abort();
  }

  /** The videos that searches see, with their fingerprints. */
  Map<String, BytesRef> videos() throws IOException {
    Map<String, BytesRef> videos = new HashMap<>();
    IndexSearcher searcher = published.acquire();
    try {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        @Nullable SortedDocValues ids = leaf.reader().getSortedDocValues(GraphFormat.VIDEO);
        VideoDocuments documents = new VideoDocuments(leaf.reader());
        while (ids != null && documents.next()) {
          ids.advanceExact(documents.document());
          videos.put(
              ids.lookupOrd(ids.ordValue()).utf8ToString(),
              BytesRef.deepCopyOf(documents.fingerprint()));
        }
      }
    } finally {
      published.release(searcher);
    }
    return videos;
  }

  /** The length of its vectors. */
  int dimension() {
    return dimension;
  }

  /** The number of scenes that searches see. */
  long sceneCount() throws IOException {
    SceneSearcher searcher = (SceneSearcher) published.acquire();
    try {
      return searcher.sceneCount();
    } finally {
      published.release(searcher);
    }
  }

  /**
   * Looks for the scenes nearest to a vector.
   *
   * @param vector of length one; is changed
   * @param width how many to look for
   */
  Nearest nearest(float[] vector, int width) throws IOException {
    SceneSearcher searcher = (SceneSearcher) published.acquire();
    try {
      return searcher.nearest(bytes.of(vector), width, bytes);
    } finally {
      published.release(searcher);
    }
  }

  /** Keeps what was published. Searches finish. */
  @Override
  public void close() throws IOException {
    abandonMerges();
    try {
      published.close();
      writer.rollback(); // what is committed stays
    } finally {
      files.close();
    }
  }

  private static final class CountingFactory extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous)
        throws IOException {
      return new SceneSearcher(reader);
    }
  }

  /**
   * Ends the building of a graph that may take minutes: between the thousands of scenes after which
   * Lucene says how far it is.
   */
  private static final class AbortableBuilding extends org.apache.lucene.util.InfoStream {
    private volatile boolean aborted;

    void abort() {
      aborted = true;
    }

    @Override
    public boolean isEnabled(String component) {
      return component.equals("HNSW");
    }

    @Override
    public void message(String component, String message) {
      if (aborted) {
        throwUnchecked(new MergePolicy.MergeAbortedException("closed"));
      }
    }

    /** What merges are ended with is a checked exception, which their callers expect. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void throwUnchecked(Throwable exception) throws E {
      throw (E) exception;
    }

    @Override
    public void close() {}
  }
}
