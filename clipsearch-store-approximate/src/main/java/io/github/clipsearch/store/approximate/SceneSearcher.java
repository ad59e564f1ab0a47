package io.github.clipsearch.store.approximate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.search.knn.MultiLeafKnnCollector;
import org.apache.lucene.util.hnsw.BlockingFloatHeap;

/** Searches the graphs of one state of the index. Safe for use by several threads. */
final class SceneSearcher extends IndexSearcher {
  private static final Comparator<Found> BEST_FIRST =
      Comparator.comparingDouble(Found::score).reversed().thenComparing(Found::videoId);

  private final long sceneCount;

  private record Found(String videoId, float score) {}

  SceneSearcher(IndexReader reader) throws IOException {
    super(reader);
    long count = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      VideoDocuments videos = new VideoDocuments(leaf.reader());
      while (videos.next()) {
        count += videos.sceneCount();
      }
    }
    sceneCount = count;
  }

  long sceneCount() {
    return sceneCount;
  }

  /** The nearest of all segments, which share what they have to exceed. */
  Nearest nearest(byte[] vector, int width, SceneBytes scale) throws IOException {
    BlockingFloatHeap best = new BlockingFloatHeap(width);
    List<Found> found = new ArrayList<>();
    long visited = 0;
    for (LeafReaderContext leaf : getIndexReader().leaves()) {
      LeafReader segment = leaf.reader();
      if (segment.getByteVectorValues(GraphFormat.VECTOR) != null) {
        KnnCollector collector =
            new MultiLeafKnnCollector(width, best, new TopKnnCollector(width, Integer.MAX_VALUE));
        segment.searchNearestVectors(GraphFormat.VECTOR, vector, collector, segment.getLiveDocs());
        visited += collector.visitedCount();
        addVideos(segment, collector.topDocs().scoreDocs, found);
      }
    }
    found.sort(BEST_FIRST);
    List<Found> kept = found.subList(0, Math.min(width, found.size()));
    return new Nearest(
        kept.stream().map(Found::videoId).toList(),
        kept.stream()
            .mapToDouble(scene -> scale.cosine(dotProduct(scene.score(), vector.length)))
            .toArray(),
        kept.size() == sceneCount,
        visited);
  }

  private static void addVideos(LeafReader segment, ScoreDoc[] scenes, List<Found> found)
      throws IOException {
    Arrays.sort(scenes, Comparator.comparingInt(scene -> scene.doc));
    SortedDocValues ids = DocValues.getSorted(segment, GraphFormat.VIDEO);
    for (ScoreDoc scene : scenes) {
      ids.advanceExact(scene.doc);
      found.add(new Found(ids.lookupOrd(ids.ordValue()).utf8ToString(), scene.score));
    }
  }

  /** The inverse of what Lucene makes of the dot product of bytes, to have a score above zero. */
  private static double dotProduct(float score, int dimension) {
    return (score - 0.5) * dimension * (1 << 15);
  }
}
