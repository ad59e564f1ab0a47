package io.github.clipsearch.store;

import static io.github.clipsearch.store.StoreFixtures.ENCODER;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.IncompatibleIndexException;
import io.github.clipsearch.encoder.EncoderIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexCopyTest {
  private static final float[] X = vector(1, 0, 0, 0);
  private static final float[] Y = vector(0, 0.6, 0.8, 0);

  private final IndexStore from = new InMemoryIndexStore();
  private final IndexStore to = new InMemoryIndexStore();

  @BeforeEach
  void fill() {
    from.claim(ENCODER);
    from.put(video("a", 2, Map.of("place", "Oslo")), scenes(X, Y));
    from.put(video("b", 1), scenes(Y));
    from.put(video("c", 1), scenes(X));
  }

  @AfterEach
  void close() {
    from.close();
    to.close();
  }

  @Test
  void everythingIsThereAfterwards() {
    List<String> told = new ArrayList<>();

    IndexCopy.Report report =
        IndexCopy.copy(from, to, (done, total) -> told.add(done + "/" + total));

    assertThat(report).isEqualTo(new IndexCopy.Report(3, 0));
    assertThat(told).containsExactly("1/3", "2/3", "3/3");
    assertThat(to.encoder()).contains(ENCODER);
    assertThat(to.videos()).isEqualTo(from.videos());
    assertThat(to.scenes("a")).isEqualTo(from.scenes("a"));
    assertThat(to.scenes("c")).isEqualTo(from.scenes("c"));
  }

  @Test
  void progressReachesItsEndWhenVideosVanishMeanwhile() {
    List<String> told = new ArrayList<>();

    IndexCopy.Report report =
        IndexCopy.copy(
            from,
            to,
            (done, total) -> {
              from.remove("b");
              told.add(done + "/" + total);
            });

    assertThat(report).isEqualTo(new IndexCopy.Report(2, 0));
    assertThat(told).containsExactly("1/3", "2/3", "3/3");
  }

  @Test
  void isTakenUpWhereItStopped() {
    assertThatThrownBy(
            () ->
                IndexCopy.copy(
                    from,
                    to,
                    (done, total) -> {
                      if (done == 2) {
                        throw new IllegalStateException("stopped");
                      }
                    }))
        .hasMessage("stopped");
    assertThat(to.videos()).extracting(VideoRecord::id).containsExactly("a", "b");

    assertThat(IndexCopy.copy(from, to)).isEqualTo(new IndexCopy.Report(1, 2));
    assertThat(to.videos()).isEqualTo(from.videos());
  }

  @Test
  void whatHasChangedIsReplacedAndWhatIsElsewhereStays() {
    IndexCopy.copy(from, to);
    to.put(video("d", 1), scenes(X));
    from.put(video("b", 2, Map.of("changed", true)), scenes(X, Y));
    from.remove("c");

    assertThat(IndexCopy.copy(from, to)).isEqualTo(new IndexCopy.Report(1, 1));
    assertThat(to.scenes("b")).isEqualTo(from.scenes("b"));
    assertThat(to.videos()).extracting(VideoRecord::id).containsExactly("a", "b", "c", "d");
  }

  @Test
  void anEmptyIndexIsCopiedToo() {
    assertThat(IndexCopy.copy(new InMemoryIndexStore(), to)).isEqualTo(new IndexCopy.Report(0, 0));
    assertThat(to.encoder()).isEmpty();
  }

  @Test
  void anIndexOfAnotherEncoderIsLeftAlone() {
    to.claim(new EncoderIdentity("test/other", 4));

    assertThatThrownBy(() -> IndexCopy.copy(from, to))
        .isInstanceOf(IncompatibleIndexException.class);
    assertThat(to.videos()).isEmpty();
  }
}
