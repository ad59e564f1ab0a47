package io.github.clipsearch.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.examples.report.Hits;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoQueryTest {
  private static final DemoQuery QUERY =
      DemoQuery.of("a red boat", new DemoQuery.Answer("sea.mp4", 2, 4));

  @Test
  void theRightSceneFirstIsTheAnswer() {
    assertThat(QUERY.isAnsweredBy(List.of(Hits.of("sea.mp4", 2, 4), Hits.of("town.mp4", 0, 2))))
        .contains(true);
    assertThat(QUERY.isAnsweredBy(List.of(Hits.of("sea.mp4", 2.001, 3.999)))).contains(true);
  }

  @Test
  void anotherVideoOrOtherTimesAreNot() {
    assertThat(QUERY.isAnsweredBy(List.of())).contains(false);
    assertThat(QUERY.isAnsweredBy(List.of(Hits.of("town.mp4", 2, 4), Hits.of("sea.mp4", 2, 4))))
        .contains(false);
    assertThat(QUERY.isAnsweredBy(List.of(Hits.of("sea.mp4", 0, 2)))).contains(false);
    assertThat(QUERY.isAnsweredBy(List.of(Hits.of("sea.mp4", 2, 4.04)))).contains(false);
    assertThat(QUERY.isAnsweredBy(List.of(Hits.of("deep-sea.mp4", 2, 4)))).contains(false);
  }

  @Test
  void nothingIsKnownAboutOtherQueries() {
    assertThat(DemoQuery.of("a dog").isAnsweredBy(List.of(Hits.of("sea.mp4", 2, 4)))).isEmpty();
  }
}
