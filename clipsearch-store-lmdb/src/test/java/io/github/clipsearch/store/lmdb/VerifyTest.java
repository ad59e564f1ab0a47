package io.github.clipsearch.store.lmdb;

import static io.github.clipsearch.store.StoreFixtures.ENCODER;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.IncompatibleIndexException;
import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.store.VectorFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong within the tables, done to them by LMDB's own means. */
class VerifyTest {
  private final Path directory;

  VerifyTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private List<IndexDamage> verify() {
    List<IndexDamage> damages = new ArrayList<>();
    assertThat(LmdbIndexStore.verify(directory, damages::add)).isEqualTo(damages.size());
    return damages;
  }

  /** "a" has two scenes, "b" one, "c" so many that its vectors are cut in two. */
  private void storeThreeVideos() {
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      store.claim(ENCODER);
      float[] vector = vector(0.6, 0.8, 0, 0);
      store.put(video("a", 2), scenes(vector(1, 0, 0, 0), vector));
      store.put(video("b", 1), scenes(vector));
      float[][] many = new float[100][];
      java.util.Arrays.fill(many, vector);
      store.put(video("c", 100), scenes(many));
    }
  }

  @Test
  void aSoundIndexIsSound() {
    storeThreeVideos();

    assertThat(verify()).isEmpty();
    try (RawIndex raw = new RawIndex(directory)) {
      assertThat(raw.get("tails", "c")).as("the vectors of c are cut").isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatIsSoundAfterManyChanges(VectorFormat format) {
    try (LmdbIndexStore store = LmdbIndexStore.builder(directory).vectorFormat(format).open()) {
      store.claim(Videos512.ENCODER);
      for (int i = 0; i < 300; i++) {
        Videos512.put(store, "video " + i * 7 % 60, i, 1 + i % 13);
        if (i % 4 == 0) {
          store.remove("video " + i * 3 % 60);
        }
      }
      assertThat(store.verify(damage -> assertThat(damage).isNull())).isZero();
    }
    assertThat(verify()).isEmpty();
  }

  @Test
  void anIndexWithoutVideosIsSound() {
    LmdbIndexStore.open(directory).close();

    assertThat(verify()).isEmpty();
  }

  private static byte[] int32(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, value).array();
  }

  private static byte[] floats(double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putFloat((float) value);
    }
    return bytes.array();
  }

  private static byte[] scene(
      long startFrame, long endFrame, double start, double end, double time) {
    return ByteBuffer.allocate(40)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(startFrame)
        .putLong(endFrame)
        .putDouble(start)
        .putDouble(end)
        .putDouble(time)
        .array();
  }

  private static byte[] joined(byte[] a, byte[] b) {
    return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
  }

  private static Arguments damage(
      String name, Consumer<RawIndex> damage, @Nullable String id, String place, String problem) {
    return Arguments.of(name, damage, Optional.ofNullable(id), place, problem);
  }

  private static Consumer<RawIndex> inRecord(String what, String with) {
    return raw -> {
      String json = new String(raw.get("videos", "a").orElseThrow(), UTF_8);
      assertThat(json).contains(what);
      raw.put("videos", "a", json.replace(what, with).getBytes(UTF_8));
    };
  }

  static Stream<Arguments> damagesOfAVideo() {
    byte[] whole = scene(0, 25, 0, 1, 0.48);
    return Stream.of(
        damage("no record", raw -> raw.delete("videos", "a"), "a", "videos", "no entry here"),
        damage("no scenes", raw -> raw.delete("scenes", "a"), "a", "scenes", "no entry here"),
        damage(
            "no embeddings",
            raw -> raw.delete("embeddings", "a"),
            "a",
            "embeddings",
            "no entry here, but in [videos, scenes]"),
        damage("no tail", raw -> raw.delete("tails", "c"), "c", "embeddings", "no whole vectors"),
        damage(
            "a tail too many",
            raw -> raw.put("tails", "a", floats(1, 0, 0, 0)),
            "a",
            "embeddings",
            "3 vectors, but the record says 2"),
        damage(
            "no JSON", raw -> raw.put("videos", "a", "no".getBytes(UTF_8)), "a", "videos", "read"),
        damage("no UTF-8", raw -> raw.put("videos", "a", new byte[] {-1}), "a", "videos", "UTF-8"),
        damage("a member missing", inRecord("\"width\":640,", ""), "a", "videos", "'width'"),
        damage("no width", inRecord("640", "0"), "a", "videos", "0 x 360"),
        damage("no number", inRecord("640", "\"x\""), "a", "videos", "cannot be read"),
        damage("no status", inRecord("COMPLETE", "HALF"), "a", "videos", "HALF"),
        damage("no time", inRecord("2026-02-03T04", "yesterday"), "a", "videos", "yesterday"),
        damage("no hash", inRecord("000000", "wxyz"), "a", "videos", "SHA-256"),
        damage("no URI", inRecord("file:", "a b"), "a", "videos", "cannot be read"),
        damage(
            "half a scene",
            raw -> raw.put("scenes", "b", new byte[20]),
            "b",
            "scenes",
            "20 bytes, which are no whole scenes"),
        damage(
            "an empty list of scenes",
            raw -> raw.put("scenes", "b", new byte[0]),
            "b",
            "scenes",
            "0 bytes"),
        damage(
            "a scene too few",
            raw -> raw.put("scenes", "a", whole),
            "a",
            "scenes",
            "the record says 2"),
        damage(
            "a scene that ends before it begins",
            raw -> raw.put("scenes", "b", scene(25, 0, 0, 1, 0.5)),
            "b",
            "scenes",
            "scene 0 makes no sense"),
        damage(
            "a scene of infinite length",
            raw -> raw.put("scenes", "b", scene(0, 25, 0, Double.POSITIVE_INFINITY, 0.5)),
            "b",
            "scenes",
            "scene 0 makes no sense"),
        damage(
            "a time outside of the scene",
            raw -> raw.put("scenes", "b", scene(0, 25, 0, 1, 1.5)),
            "b",
            "scenes",
            "time 1.5 of scene 0"),
        damage(
            "a time that is no number",
            raw -> raw.put("scenes", "b", scene(0, 25, 0, 1, Double.NaN)),
            "b",
            "scenes",
            "time NaN of scene 0"),
        damage(
            "scenes out of order",
            raw -> raw.put("scenes", "a", joined(scene(25, 50, 1, 2, 1.5), whole)),
            "a",
            "scenes",
            "scene 1 begins before"),
        damage(
            "overlapping frames",
            raw -> raw.put("scenes", "a", joined(whole, scene(24, 50, 1, 2, 1.5))),
            "a",
            "scenes",
            "scene 1 begins before"),
        damage(
            "overlapping times",
            raw -> raw.put("scenes", "a", joined(whole, scene(25, 50, 0.9, 2, 1.5))),
            "a",
            "scenes",
            "scene 1 begins before"),
        damage(
            "more frames than the video has",
            raw -> raw.put("scenes", "b", scene(0, 26, 0, 1, 0.5)),
            "b",
            "scenes",
            "end at frame 26"),
        damage(
            "half a vector",
            raw -> raw.put("embeddings", "b", floats(1, 0)),
            "b",
            "embeddings",
            "8 bytes, which are no whole vectors of 4 dimensions"),
        damage(
            "no vectors",
            raw -> raw.put("embeddings", "b", new byte[0]),
            "b",
            "embeddings",
            "0 bytes"),
        damage(
            "a vector too few",
            raw -> raw.put("embeddings", "a", floats(1, 0, 0, 0)),
            "a",
            "embeddings",
            "1 vectors, but the record says 2"),
        damage(
            "a vector that is not of length one",
            raw -> raw.put("embeddings", "a", floats(1, 0, 0, 0, 0.6, 0.7, 0, 0)),
            "a",
            "embeddings",
            "vector 1 has the length 0.92"),
        damage(
            "a vector with NaN",
            raw -> raw.put("embeddings", "b", floats(Double.NaN, 1, 0, 0)),
            "b",
            "embeddings",
            "length NaN"),
        damage(
            "an infinite vector",
            raw -> raw.put("embeddings", "b", floats(0, Double.NEGATIVE_INFINITY, 0, 0)),
            "b",
            "embeddings",
            "length Infinity"));
  }

  static Stream<Arguments> damagesOfTheFormat() {
    return Stream.of(
        damage(
            "no version", raw -> raw.delete("format", "version"), null, "format", "no 'version'"),
        damage(
            "a short version",
            raw -> raw.put("format", "version", new byte[3]),
            null,
            "format",
            "'version' has 3 bytes"),
        damage(
            "a version from the future",
            raw -> raw.put("format", "version", int32(2)),
            null,
            "format",
            "version 2, but this release reads version 1"),
        damage(
            "an unknown key",
            raw -> raw.put("format", "colour", new byte[1]),
            null,
            "format",
            "'colour' is unknown"),
        damage(
            "no format of vectors",
            raw -> raw.delete("format", "vectors"),
            null,
            "format",
            "no 'vectors'"),
        damage(
            "an unknown format of vectors",
            raw -> raw.put("format", "vectors", "INT3".getBytes(UTF_8)),
            null,
            "format",
            "'INT3'"),
        damage(
            "no dimension",
            raw -> raw.delete("format", "encoder.dimension"),
            null,
            "format",
            "one is there, the other is not"),
        damage(
            "no dimensions",
            raw -> raw.put("format", "encoder.dimension", int32(0)),
            null,
            "format",
            "is 0"),
        damage(
            "a blank encoder",
            raw -> raw.put("format", "encoder.id", " ".getBytes(UTF_8)),
            null,
            "format",
            "blank"),
        damage(
            "an encoder that is no UTF-8",
            raw -> raw.put("format", "encoder.id", new byte[] {(byte) 0xC3}),
            null,
            "format",
            "UTF-8"),
        damage(
            "another table",
            raw -> raw.put("customers", "1", new byte[1]),
            null,
            "data.mdb",
            "'customers' that is no table"));
  }

  static Stream<Arguments> damages() {
    return Stream.concat(damagesOfAVideo(), damagesOfTheFormat());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void everyDamageIsFoundOnce(
      String name,
      Consumer<RawIndex> damage,
      Optional<String> videoId,
      String place,
      String problem) {
    storeThreeVideos();
    try (RawIndex raw = new RawIndex(directory)) {
      damage.accept(raw);
    }

    assertThat(verify())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.videoId()).isEqualTo(videoId);
              assertThat(found.place()).isEqualTo(place);
              assertThat(found.problem()).contains(problem);
              assertThat(found.toString()).contains(place, problem);
            });
  }

  @ParameterizedTest
  @MethodSource("damagesOfAVideo")
  void anOpenIndexFindsTheSame(
      String name,
      Consumer<RawIndex> damage,
      Optional<String> videoId,
      String place,
      String problem) {
    storeThreeVideos();
    try (RawIndex raw = new RawIndex(directory)) {
      damage.accept(raw);
    }
    List<IndexDamage> closed = verify();

    List<IndexDamage> open = new ArrayList<>();
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      store.verify(open::add);
    }

    assertThat(open).isEqualTo(closed);
  }

  @Test
  void severalDamagesAreAllFound() {
    storeThreeVideos();
    try (RawIndex raw = new RawIndex(directory)) {
      raw.delete("videos", "a");
      raw.delete("scenes", "b");
      raw.put("embeddings", "b", floats(2, 0, 0, 0));
      raw.put("tails", "z", new byte[4]);
      raw.putBytes("videos", new byte[] {'x', (byte) 0xFF}, "{}".getBytes(UTF_8));
    }

    assertThat(verify())
        .extracting(damage -> damage.videoId().orElse("-") + " " + damage.place())
        .containsExactly(
            "a videos",
            "b scenes",
            "b embeddings",
            "- videos", // no id
            "x\ufffd scenes",
            "x\ufffd embeddings",
            "x\ufffd videos", // {}
            "z videos",
            "z scenes",
            "z embeddings");
  }

  @Test
  void videosWithoutEncoderAreDamage() {
    storeThreeVideos();
    try (RawIndex raw = new RawIndex(directory)) {
      raw.delete("format", "encoder.id");
      raw.delete("format", "encoder.dimension");
    }

    assertThat(verify())
        .singleElement()
        .satisfies(found -> assertThat(found.problem()).contains("no 'encoder.id'"));
  }

  @Test
  void damagedVectorsOfOtherFormatsAreFound() {
    try (LmdbIndexStore store =
        LmdbIndexStore.builder(directory).vectorFormat(VectorFormat.INT8).open()) {
      store.claim(ENCODER);
      store.put(video("a", 1), scenes(vector(1, 0, 0, 0)));
    }
    try (RawIndex raw = new RawIndex(directory)) {
      assertThat(raw.get("embeddings", "a").orElseThrow()).hasSize(8);
      raw.put("embeddings", "a", HexFormat.of().parseHex("0000803f7f000000"));
    }

    assertThat(verify())
        .singleElement()
        .satisfies(found -> assertThat(found.problem()).contains("length 127.0"));
  }

  @Test
  void anIndexThatIsOpenHereIsVerifiedByItsStoreOnly() {
    storeThreeVideos();
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      assertThatThrownBy(this::verify)
          .isInstanceOf(IndexStoreException.class)
          .hasMessageContaining("already open in this process");
      assertThatThrownBy(() -> store.forEachVideo(video -> store.verify(damage -> {})))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("while this thread reads");
      assertThat(store.verify(damage -> {})).isZero();
    }
    verify();
    LmdbIndexStore.open(directory).close(); // verifying has released it
  }

  @Test
  void whereThereIsNoIndexThereIsNothingToVerify() {
    assertThatThrownBy(() -> LmdbIndexStore.verify(directory.resolve("none"), damage -> {}))
        .isInstanceOf(IndexStoreException.class)
        .hasMessageContaining("There is no index in");
  }

  @Test
  void othersMayWriteMeanwhile() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      store.claim(Videos512.ENCODER);
      for (int i = 0; i < 20; i++) {
        Videos512.put(store, "video " + i, i, 1 + i);
      }
      Future<?> writing =
          thread.submit(
              () -> {
                for (int i = 0; i < 300; i++) {
                  Videos512.put(store, "video " + i % 20, i, 1 + i % 30);
                  store.remove("video " + i * 7 % 20);
                }
              });
      List<IndexDamage> damages = new ArrayList<>();
      do {
        store.verify(damages::add);
      } while (!writing.isDone());
      writing.get();

      assertThat(damages).isEmpty();
    } finally {
      thread.shutdown();
    }
  }

  @Test
  void aFormatThatWasNotWishedForIsRefusedAndNamesBoth() {
    LmdbIndexStore.builder(directory).vectorFormat(VectorFormat.INT8).open().close();

    assertThatThrownBy(
            () -> LmdbIndexStore.builder(directory).vectorFormat(VectorFormat.FLOAT32).open())
        .isInstanceOf(IncompatibleIndexException.class)
        .hasMessageContainingAll(directory.toString(), "INT8", "FLOAT32");
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      assertThat(store.vectorFormat()).isEqualTo(VectorFormat.INT8);
    }
  }
}
