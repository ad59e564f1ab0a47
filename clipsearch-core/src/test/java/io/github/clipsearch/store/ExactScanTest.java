package io.github.clipsearch.store;

import static io.github.clipsearch.store.StoreFixtures.query;
import static io.github.clipsearch.store.StoreFixtures.randomVector;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.filter.TimeRange;
import io.github.clipsearch.scene.Scene;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactScanTest {
  /** Nothing that these tests search with asks for times. */
  private static final SceneTimes NO_TIMES = SceneTimes.of(List.of());

  /** Five scenes of one second each. */
  private static final SceneTimes FIVE_SECONDS =
      SceneTimes.of(scenes(vector(1), vector(1), vector(1), vector(1), vector(1)));

  private static Optional<VideoHit> read(int rank, ScoredVideo found) {
    return Optional.of(
        found.hit(
            rank,
            video(found.id(), found.sceneCount()),
            i -> new Scene(25L * i, 25L * (i + 1), i, i + 1.0),
            i -> i + 0.48));
  }

  @Test
  void vectorsAreTakenFromPositionToLimitAndTheBufferStaysAsItWas() {
    FloatBuffer buffer = FloatBuffer.wrap(vector(9, 9, 0, 1, 0.6, 0.8, 9)).position(2).limit(6);
    ExactScan scan = new ExactScan(query(vector(1, 0), 5));

    scan.add("a", buffer, NO_TIMES);

    assertThat(buffer.position()).isEqualTo(2);
    assertThat(buffer.limit()).isEqualTo(6);
    assertThat(scan.result(ExactScanTest::read))
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

    scan.add("heap", heap.flip(), NO_TIMES);
    scan.add("direct", direct.flip(), NO_TIMES);
    scan.add("list", scenes(vectors));

    List<VideoHit> hits = scan.result(ExactScanTest::read).hits();
    assertThat(hits).extracting(hit -> hit.video().id()).containsExactly("direct", "heap", "list");
    assertThat(hits.get(1).scenes()).isEqualTo(hits.get(0).scenes());
    assertThat(hits.get(2).scenes()).isEqualTo(hits.get(0).scenes());
  }

  @ParameterizedTest
  @EnumSource
  void storedBytesScoreAsTheDecodedVectorsDo(VectorFormat format) {
    for (int dimension : new int[] {1, 2, 5, 16, 511, 512, 513}) {
      Random random = new Random(dimension);
      float[] wanted = randomVector(random, dimension);
      int count = 11;
      ByteBuffer bytes = ByteBuffer.allocateDirect(1 + count * format.bytes(dimension)).position(1);
      for (int i = 0; i < count; i++) {
        format.encode(i == 4 ? new float[dimension] : randomVector(random, dimension), bytes);
      }
      ExactScan scan = new ExactScan(query(wanted, 5));

      scan.add("a", bytes.position(1), format, NO_TIMES);

      assertThat(bytes.position()).isEqualTo(1);
      VideoHit hit = scan.result(ExactScanTest::read).hits().get(0);
      assertThat(hit.scenes())
          .extracting(SceneHit::number)
          .as("all but the blank one")
          .containsExactly(0, 1, 2, 3, 5, 6, 7, 8, 9, 10);
      for (SceneHit scene : hit.scenes()) {
        float[] vector =
            format.decode(bytes.position(1 + scene.number() * format.bytes(dimension)), dimension);
        double expected = 0;
        for (int i = 0; i < dimension; i++) {
          expected += (double) wanted[i] * vector[i];
        }
        assertThat(scene.score()).isCloseTo(expected, within(3e-6));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void vectorsInSeveralPiecesScoreAsInOne(VectorFormat format) {
    int dimension = 6;
    int count = 5;
    Random random = new Random(1);
    ByteBuffer whole = ByteBuffer.allocateDirect(count * format.bytes(dimension));
    for (int i = 0; i < count; i++) {
      format.encode(randomVector(random, dimension), whole);
    }
    whole.flip();
    VectorQuery query =
        VectorQuery.sequence(
                List.of(randomVector(random, dimension), randomVector(random, dimension)), 9)
            .limit(20)
            .build();
    List<VideoHit> expected = hits(query, List.of(whole), format);
    assertThat(expected).isNotEmpty();

    for (int first = 0; first <= whole.limit(); first++) {
      for (int second = first; second <= whole.limit(); second++) {
        List<ByteBuffer> parts =
            List.of(
                whole.duplicate().limit(first),
                whole.duplicate().position(first).limit(second),
                whole.duplicate().position(second));

        assertThat(hits(query, parts, format))
            .as("cut at %d and %d", first, second)
            .isEqualTo(expected);
        assertThat(parts).extracting(ByteBuffer::position).containsExactly(0, first, second);
      }
    }
  }

  @Test
  void ofVectorsInSeveralPiecesOnlyScenesInTheTimeRangeAreScored() {
    ByteBuffer whole = ByteBuffer.allocate(5 * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 5; i++) {
      whole.putFloat(i / 10f).putFloat(1);
    }
    whole.flip();
    VectorQuery query =
        VectorQuery.builder(vector(1, 0)).timeRange(new TimeRange(1.5, 3.5)).build();
    ExactScan scan = new ExactScan(query);

    scan.add(
        "a",
        List.of(whole.duplicate().limit(12), whole.duplicate().position(12)),
        VectorFormat.FLOAT32,
        FIVE_SECONDS);

    assertThat(scan.result(ExactScanTest::read))
        .singleElement()
        .satisfies(
            hit -> {
              assertThat(hit.scenes()).extracting(SceneHit::number).containsExactly(1, 2, 3);
              assertThat(hit.scenes())
                  .extracting(scene -> (float) scene.score())
                  .containsExactly(0.1f, 0.2f, 0.3f);
            });
  }

  private static List<VideoHit> hits(
      VectorQuery query, List<ByteBuffer> parts, VectorFormat format) {
    ExactScan scan = new ExactScan(query);
    scan.add("a", parts, format, FIVE_SECONDS);
    return scan.result(ExactScanTest::read).hits();
  }

  @Test
  void piecesThatAreTogetherNoWholeVectorsAreRefused() {
    ExactScan scan = new ExactScan(query(vector(1, 0), 5));
    List<ByteBuffer> parts = List.of(ByteBuffer.allocate(6), ByteBuffer.allocate(3));

    assertThatThrownBy(() -> scan.add("a", parts, VectorFormat.INT8, NO_TIMES))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll("'a'", "2 dimensions", "9 bytes", "INT8");
  }

  @Test
  void storedBytesThatAreNoWholeVectorsAreRefused() {
    ExactScan scan = new ExactScan(query(vector(1, 0), 5));

    assertThatThrownBy(() -> scan.add("a", ByteBuffer.allocate(9), VectorFormat.INT8, NO_TIMES))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll("'a'", "2 dimensions", "9 bytes", "INT8");
  }

  @Test
  void aBufferThatHoldsNoWholeVectorsIsRefused() {
    ExactScan scan = new ExactScan(query(vector(1, 0), 5));

    assertThatThrownBy(() -> scan.add("a", FloatBuffer.allocate(3), NO_TIMES))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll("'a'", "2 dimensions", "3 values");
  }

  @Test
  void aVideoWithoutScenesIsNeverFound() {
    ExactScan scan = new ExactScan(query(vector(1, 0), 5));

    scan.add("a", FloatBuffer.allocate(0), NO_TIMES);
    scan.add("b", List.of());

    assertThat(scan.result(ExactScanTest::read)).isEmpty();
  }

  @Test
  void aVideoThatIsGoneMeanwhileIsLeftOut() {
    ExactScan scan = new ExactScan(query(vector(1, 0), 5));
    scan.add("a", FloatBuffer.wrap(vector(1, 0)), NO_TIMES);
    scan.add("b", FloatBuffer.wrap(vector(0, 1)), NO_TIMES);

    List<VideoHit> hits =
        scan.result((rank, found) -> found.id().equals("a") ? Optional.empty() : read(rank, found))
            .hits();

    assertThat(hits).extracting(hit -> hit.video().id()).containsExactly("b");
  }
}
