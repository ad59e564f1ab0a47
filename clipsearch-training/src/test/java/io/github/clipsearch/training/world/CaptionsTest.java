package io.github.clipsearch.training.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaptionsTest {
  private static final WorldScene TWO_CARS =
      WorldScene.of(Group.of(Quantity.TWO, NamedColor.RED, Kind.CAR).moving(), Place.CITY)
          .at(TimeOfDay.NIGHT)
          .in(Weather.RAIN)
          .beside(Side.LEFT_OF, Group.of(Quantity.ONE, NamedColor.ORANGE, Kind.HOUSE));

  @Test
  void fullCaptionSaysEverything() {
    assertThat(Captions.full(TWO_CARS))
        .isEqualTo("two red cars moving left of an orange house in the city at night in the rain");
  }

  @Test
  void whatFliesIsOverAPlace() {
    Group birds = Group.of(Quantity.MANY, NamedColor.WHITE, Kind.BIRD);

    assertThat(Captions.full(WorldScene.of(birds, Place.SEA)))
        .isEqualTo("many white birds standing still over the sea by day in clear weather");
  }

  @Test
  void everyDescriptionIsTrueOfItsScene() {
    WorldSampler sampler = WorldSampler.forTraining(3);
    Captions captions = new Captions(3);
    for (int i = 0; i < 2000; i++) {
      WorldScene scene = sampler.next();
      assertThat(Description.of(scene).isTrueOf(scene)).isTrue();
      assertThat(captions.part(scene).isTrueOf(scene)).isTrue();
      assertThat(captions.say(captions.part(scene))).isNotBlank();
    }
  }

  @Test
  void relationIsTheSameSeenFromTheOtherSide() {
    Group cars = TWO_CARS.subject();
    Group house = TWO_CARS.companion().orElseThrow();
    WorldScene turned =
        WorldScene.of(house, Place.CITY)
            .at(TimeOfDay.NIGHT)
            .in(Weather.RAIN)
            .beside(Side.RIGHT_OF, cars);

    assertThat(Description.of(TWO_CARS).isTrueOf(turned)).isTrue();
    assertThat(Description.of(TWO_CARS).isTrueOf(turned.beside(Side.LEFT_OF, cars))).isFalse();
  }

  @Test
  void severalAreMoreThanOne() {
    Mention dogs =
        new Mention(
            Count.SEVERAL,
            Optional.empty(),
            Optional.of(Kind.DOG),
            Optional.empty(),
            Optional.empty());

    assertThat(dogs.fits(Group.of(Quantity.ONE, NamedColor.RED, Kind.DOG))).isFalse();
    assertThat(dogs.fits(Group.of(Quantity.THREE, NamedColor.RED, Kind.DOG))).isTrue();
    assertThat(dogs.fits(Group.of(Quantity.THREE, NamedColor.RED, Kind.CAT))).isFalse();
  }

  @Test
  void captionsAreMadeOfTheVocabulary() {
    List<String> words = Vocabulary.words();
    WorldSampler sampler = WorldSampler.forTraining(4);
    for (int i = 0; i < 2000; i++) {
      assertThat(words).contains(Captions.full(sampler.next()).split(" "));
    }
  }

  @Test
  void sameSeedSaysTheSame() {
    Captions one = new Captions(5);
    Captions other = new Captions(5);
    for (int i = 0; i < 50; i++) {
      assertThat(one.say(Description.of(TWO_CARS))).isEqualTo(other.say(Description.of(TWO_CARS)));
    }
  }
}
