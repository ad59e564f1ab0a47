package io.github.clipsearch.store.approximate;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Goes through the documents of videos in a segment that were not deleted. */
final class VideoDocuments {
  private final @Nullable Bits live;
  private final BinaryDocValues fingerprints;
  private final NumericDocValues sceneCounts;

  VideoDocuments(LeafReader segment) throws IOException {
    live = segment.getLiveDocs();
    fingerprints = DocValues.getBinary(segment, GraphFormat.FINGERPRINT);
    sceneCounts = DocValues.getNumeric(segment, GraphFormat.SCENES);
  }

  /** Goes to the next one. */
  boolean next() throws IOException {
    int document;
    do {
      document = fingerprints.nextDoc();
    } while (document != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(document));
    return document != DocIdSetIterator.NO_MORE_DOCS;
  }

  int document() {
    return fingerprints.docID();
  }

  BytesRef fingerprint() throws IOException {
    return fingerprints.binaryValue();
  }

  long sceneCount() throws IOException {
    sceneCounts.advanceExact(document());
    return sceneCounts.longValue();
  }
}
