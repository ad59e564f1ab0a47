package io.github.clipsearch.store.approximate;

import io.github.clipsearch.encoder.EncoderIdentity;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/** What the graph's files hold, and how Lucene keeps it. */
final class GraphFormat {
  /** In both kinds of documents: the video's id. */
  static final String VIDEO = "video";

  /** In a scene's document: its {@link SceneBytes}. */
  static final String VECTOR = "vector";

  /** In a video's document: the {@link Fingerprint} of what was put into the graph. */
  static final String FINGERPRINT = "fingerprint";

  /** In a video's document: how many of its scenes are in the graph. */
  static final String SCENES = "scenes";

  private static final String FORMAT_KEY = "clipsearch-graph";
  private static final String FORMAT = "1";
  private static final String ENCODER_KEY = "encoder";

  /** Lucene's own limit of 1,024 is below what some encoders have. */
  private static final int MAX_DIMENSIONS = 1 << 14;

  private GraphFormat() {}

  /** Lucene's files, with its HNSW graphs as they are by default. */
  static final class Codec extends Lucene912Codec {
    private final KnnVectorsFormat vectors = new Vectors();

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
      return vectors;
    }
  }

  /** Is written under Lucene's name for it, and so read by Lucene's own. */
  private static final class Vectors extends KnnVectorsFormat {
    private final KnnVectorsFormat lucene = new Lucene99HnswVectorsFormat();

    Vectors() {
      super("Lucene99HnswVectorsFormat");
    }

    @Override
    public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
      return lucene.fieldsWriter(state);
    }

    @Override
    public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
      return lucene.fieldsReader(state);
    }

    @Override
    public int getMaxDimensions(String field) {
      return MAX_DIMENSIONS;
    }
  }

  /** What a commit says of itself. */
  static Map<String, String> mark(EncoderIdentity encoder) {
    return Map.of(FORMAT_KEY, FORMAT, ENCODER_KEY, encoder.toString());
  }

  /** Whether a commit is one of ours, of whichever version. */
  static boolean isOurs(Map<String, String> commit) {
    return commit.containsKey(FORMAT_KEY);
  }

  /** Whether what a commit says fits an index of this encoder. */
  static boolean fits(Map<String, String> commit, EncoderIdentity encoder) {
    return mark(encoder).equals(commit);
  }
}
