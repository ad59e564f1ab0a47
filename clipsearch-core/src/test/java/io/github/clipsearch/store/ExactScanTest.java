package io.github.clipsearch.store;

import static io.github.clipsearch.store.StoreFixtures.query;
import static io.github.clipsearch.store.StoreFixtures.randomVector;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.InvalidRequestException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactScanTest {
  private static Optional<VideoHit> read(String id, double score, float[] sceneScores) {
    float[][] vectors = new float[sceneScores.length][];
    Arrays.fill(vectors, vector(1, 0));
    return ExactScan.hit(video(id, vectors.length), scenes(vectors), score, sceneScores);
  }

  @Test
  void vectorsAreTakenFromPositionToLimitAndTheBufferStaysAsItWas() {
    FloatBuffer buffer = FloatBuffer.wrap(vector(9, 9, 0, 1, 0.6, 0.8, 9)).position(2).limit(6);
    ExactScan scan = new ExactScan(query(vector(1, 0), 5));

    scan.add("a", buffer);

    assertThat(buffer.position()).isEqualTo(2);
    assertThat(buffer.limit()).isEqualTo(6);
    assertThat(scan.hits(ExactScanTest::read))
        .singleElement()
        .satisfies(
            hit ->
                assertThat(hit.scenes())
                    .extracting(scene -> (float) scene.score())
                    .containsExactly(0f, 0.6f));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 16, 511, 512, 513})
  void heapAndNativeBuffersAndListsScoreTheSameBitForBit(int dimension) {
    Random random = new Random(dimension);
    float[][] vectors = new float[37][];
    Arrays.setAll(vectors, i -> randomVector(random, dimension));
    FloatBuffer heap = FloatBuffer.allocate(37 * dimension);
    FloatBuffer direct =
        ByteBuffer.allocateDirect(37 * dimension * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    for (float[] vector : vectors) {
      heap.put(vector);
      direct.put(vector);
    }
    ExactScan scan = new ExactScan(query(randomVector(random, dimension), 5));

    scan.add("heap", heap.flip());
    scan.add("direct", direct.flip());
    scan.add("list", scenes(vectors));

    List<VideoHit> hits = scan.hits(ExactScanTest::read);
    assertThat(hits).extracting(hit -> hit.video().id()).containsExactly("direct", "heap", "list");
    assertThat(hits.get(1).scenes()).isEqualTo(hits.get(0).scenes());
    assertThat(hits.get(2).scenes()).isEqualTo(hits.get(0).scenes());
  }

  @Test
  void aBufferThatHoldsNoWholeVectorsIsRefused() {
    ExactScan scan = new ExactScan(query(vector(1, 0), 5));

    assertThatThrownBy(() -> scan.add("a", FloatBuffer.allocate(3)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll("'a'", "2 dimensions", "3 values");
  }

  @Test
  void aVideoWithoutScenesIsNeverFound() {
    ExactScan scan = new ExactScan(query(vector(1, 0), 5));

    scan.add("a", FloatBuffer.allocate(0));
    scan.add("b", List.of());

    assertThat(scan.hits(ExactScanTest::read)).isEmpty();
  }

  @Test
  void aVideoThatIsGoneMeanwhileIsLeftOut() {
    ExactScan scan = new ExactScan(query(vector(1, 0), 5));
    scan.add("a", FloatBuffer.wrap(vector(1, 0)));
    scan.add("b", FloatBuffer.wrap(vector(0, 1)));

    List<VideoHit> hits =
        scan.hits(
            (id, score, scores) -> id.equals("a") ? Optional.empty() : read(id, score, scores));

    assertThat(hits).extracting(hit -> hit.video().id()).containsExactly("b");
  }
}
