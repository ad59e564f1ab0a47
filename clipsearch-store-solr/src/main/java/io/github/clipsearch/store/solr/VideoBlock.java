package io.github.clipsearch.store.solr;

import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoRecord;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.apache.solr.common.SolrInputDocument;

/** Makes the block of documents that a video is. */
final class VideoBlock {
  private VideoBlock() {}

  static SolrInputDocument of(
      String key, VideoRecord video, List<SceneRecord> scenes, int dimension) {
    SolrInputDocument block = new SolrInputDocument();
    block.setField("id", key);
    block.setField("kind", "video");
    block.setField("record", VideoJson.write(video));
    block.setField("scenes", SceneBytes.scenes(scenes));
    block.setField("embeddings", SceneBytes.embeddings(scenes, dimension));
    block.setField("duration", video.duration() + 0.0); // -0.0 becomes 0.0
    if (video.uri().getRawPath() != null && video.uri().getScheme() != null) {
      block.setField("place", FilterTerms.place(video.uri()));
    }
    block.setField("metadata", FilterTerms.metadata(video.metadata()));
    for (int number = 0; number < scenes.size(); number++) {
      if (!scenes.get(number).blank()) {
        block.addChildDocument(scene(Keys.scene(key, number), scenes.get(number)));
      }
    }
    return block;
  }

  private static SolrInputDocument scene(String key, SceneRecord scene) {
    SolrInputDocument document = new SolrInputDocument();
    document.setField("id", key);
    document.setField("kind", "scene");
    document.setField("start", scene.scene().start() + 0.0);
    document.setField("end", scene.scene().end() + 0.0);
    document.setField("embedding", new Floats(scene.embedding()));
    return document;
  }

  /** A vector as a list, as SolrJ wants it, without an object for each value at once. */
  private static final class Floats extends AbstractList<Float> implements RandomAccess {
    private final float[] values;

    Floats(float[] values) {
      this.values = values;
    }

    @Override
    public Float get(int index) {
      return values[index];
    }

    @Override
    public int size() {
      return values.length;
    }
  }
}
