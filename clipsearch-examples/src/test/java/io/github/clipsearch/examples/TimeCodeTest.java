package io.github.clipsearch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodeTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0:00:00.000",
    "1.2, 0:00:01.200",
    "59.9996, 0:01:00.000",
    "83.456, 0:01:23.456",
    "36061.001, 10:01:01.001"
  })
  void readsAsPeopleExpect(double seconds, String expected) {
    assertThat(TimeCode.of(seconds)).isEqualTo(expected);
  }
}
