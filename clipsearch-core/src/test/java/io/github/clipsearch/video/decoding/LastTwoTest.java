package io.github.clipsearch.video.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastTwoTest {
  private final List<String> events = new ArrayList<>();
  private final LastTwo<Integer, Scaler> scalers = new LastTwo<>(this::make);

  private record Scaler(int size, List<String> events) implements LastTwo.Resource {
    @Override
    public void close() {
      events.add("close " + size);
    }
  }

  @Test
  void twoSizesInTurnAreMadeOnce() {
    for (int i = 0; i < 3; i++) {
      assertThat(scalers.get(256).size()).isEqualTo(256);
      assertThat(scalers.get(720).size()).isEqualTo(720);
    }
    assertThat(events).containsExactly("make 256", "make 720");
  }

  @Test
  void aThirdTakesThePlaceOfTheOneUsedLongerAgo() {
    scalers.get(256);
    scalers.get(720);
    scalers.get(256);
    scalers.get(360);

    assertThat(events).containsExactly("make 256", "make 720", "make 360", "close 720");
    assertThat(scalers.get(256).size()).isEqualTo(256);
    assertThat(events).hasSize(4);
  }

  @Test
  void oneThatCannotBeMadeLeavesBothAlone() {
    scalers.get(256);
    scalers.get(720);

    assertThatIllegalStateException().isThrownBy(() -> scalers.get(-1)).withMessage("too small");
    scalers.get(256);
    scalers.get(720);

    assertThat(events).containsExactly("make 256", "make 720");
  }

  @Test
  void eachIsClosedOnce() {
    scalers.get(256);
    scalers.get(720);

    scalers.close();
    scalers.close();

    assertThat(events).containsExactly("make 256", "make 720", "close 720", "close 256");
  }

  private Scaler make(int size) {
    if (size < 0) {
      throw new IllegalStateException("too small");
    }
    events.add("make " + size);
    return new Scaler(size, events);
  }
}
