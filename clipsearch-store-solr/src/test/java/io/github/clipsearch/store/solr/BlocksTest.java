package io.github.clipsearch.store.solr;

import static io.github.clipsearch.store.StoreFixtures.ENCODER;
import static io.github.clipsearch.store.StoreFixtures.query;
import static io.github.clipsearch.store.StoreFixtures.randomVector;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoHit;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A video is one block of documents: nothing of it is ever left over. */
final class BlocksTest {
  private static final float[] X = vector(1, 0, 0, 0);
  private static final float[] Y = vector(0, 1, 0, 0);

  private final ReusedCollection collection = new ReusedCollection();
  private final IndexStore store = collection.create();

  @BeforeEach
  void claim() {
    store.claim(ENCODER);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** The documents of all videos and scenes. */
  private long documents() {
    TestCluster.commit(collection.name());
    ModifiableSolrParams params = new ModifiableSolrParams();
    params.set("q", "*:* -kind:index").set("rows", 0);
    return ReusedCollection.query(params).getNumFound();
  }

  private static List<SceneRecord> blank() {
    return List.of(SceneRecord.blank(new Scene(0, 25, 0, 1), 0.48, 4));
  }

  @Test
  void replacingAndRemovingLeaveNoDocumentBehind() {
    store.put(video("a", 3), scenes(X, Y, X));
    store.put(video("b", 1), scenes(X));
    assertThat(documents()).isEqualTo(4 + 2);

    store.put(video("a", 2), scenes(X, Y));
    assertThat(documents()).isEqualTo(3 + 2);

    store.put(video("a", 1), blank());
    assertThat(documents()).as("a blank scene has no document").isEqualTo(1 + 2);

    store.put(video("a", 1), scenes(X));
    store.remove("a");
    assertThat(documents()).isEqualTo(2);

    store.remove("b");
    assertThat(documents()).isZero();
  }

  @Test
  void anAnswerThatIsLostIsNoVideoThatIsLostOrStoredTwice() throws Exception {
    try (UnreliableNode node = new UnreliableNode(TestCluster.urls().get(0));
        IndexStore behind = node.open(collection.name(), Duration.ofSeconds(20))) {
      node.loseAnswersOfUpdates(1);
      behind.put(video("a", 2), scenes(X, Y));
      assertThat(node.lost()).isEqualTo(1);
      assertThat(documents()).isEqualTo(3);

      node.loseAnswersOfUpdates(1);
      assertThat(behind.remove("a")).as("was there").isTrue();
      assertThat(node.lost()).isEqualTo(2);
      assertThat(behind.remove("a")).isFalse();
      assertThat(documents()).isZero();
    }
  }

  @Test
  void aFailedWriteThatIsRepeatedLeavesNothingBehind() throws Exception {
    store.put(video("a", 3), scenes(X, Y, X));
    try (UnreliableNode node = new UnreliableNode(TestCluster.urls().get(0));
        IndexStore behind = node.open(collection.name(), Duration.ZERO)) {
      behind.encoder();
      node.loseAnswersOfUpdates(1);

      assertThatThrownBy(() -> behind.put(video("a", 2), scenes(Y, Y)))
          .isInstanceOf(IndexStoreException.class)
          .hasMessageContaining("cannot be reached");
      behind.put(video("a", 2), scenes(Y, Y));

      assertThat(store.scenes("a")).isEqualTo(scenes(Y, Y));
      assertThat(documents()).isEqualTo(3);
    }
  }

  @Test
  void aVideoOfThousandsOfScenesIsOneBlockToo() {
    Random random = new Random(3);
    float[][] vectors = new float[5000][];
    Arrays.setAll(vectors, i -> randomVector(random, 4));
    vectors[4321] = vector(0.5, 0.5, 0.5, 0.5);

    store.put(video("long", 5000), scenes(vectors));

    assertThat(store.scenes("long")).isEqualTo(scenes(vectors));
    VideoHit hit = store.search(query(vectors[4321], 1)).hits().get(0);
    assertThat(hit.bestScene().number()).isEqualTo(4321);
    assertThat(hit.scenes()).hasSize(5000);
    store.put(video("long", 1), scenes(X));
    assertThat(documents()).isEqualTo(2);
  }
}
