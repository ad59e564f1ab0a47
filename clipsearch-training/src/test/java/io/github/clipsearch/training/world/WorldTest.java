package io.github.clipsearch.training.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorldTest {
  private static final WorldScene RED_CAR =
      WorldScene.of(Group.of(Quantity.ONE, NamedColor.RED, Kind.CAR), Place.ROAD);

  @Test
  void sameSeedMakesTheSameScenesAndAnotherOneOthers() {
    List<WorldScene> scenes = WorldSampler.forTraining(7).distinct(50);

    assertThat(WorldSampler.forTraining(7).distinct(50)).isEqualTo(scenes);
    assertThat(WorldSampler.forTraining(8).distinct(50)).isNotEqualTo(scenes);
  }

  @Test
  void trainingNeverSeesHeldOutCombinationsNotEvenInVariations() {
    WorldSampler sampler = WorldSampler.forTraining(1);
    for (int i = 0; i < 3000; i++) {
      WorldScene scene = sampler.next();
      assertThat(HeldOut.contains(scene)).isFalse();
      assertThat(HeldOut.contains(sampler.variation(scene))).isFalse();
      assertThat(HeldOut.contains(Description.of(scene))).isFalse();
    }
  }

  @Test
  void heldOutScenesAreDistinctAndOfNearlyAllKinds() {
    List<WorldScene> scenes = WorldSampler.heldOut(1).distinct(400);

    assertThat(scenes).allMatch(HeldOut::contains);
    assertThat(scenes.stream().map(WorldScene::meaning)).doesNotHaveDuplicates();
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    scenes.forEach(scene -> kinds.add(scene.subject().kind()));
    // a few kinds have no held-out combination of their own
    assertThat(kinds).hasSizeGreaterThan(30);
  }

  @Test
  void aboutATenthOfThePairsOfKindAndColorIsHeldOut() {
    long heldOut =
        Stream.of(Kind.values())
            .flatMap(kind -> Stream.of(NamedColor.values()).map(c -> colored(kind, c)))
            .filter(HeldOut::contains)
            .count();
    double pairs = Kind.values().length * (double) NamedColor.values().length;

    assertThat(heldOut / pairs).isBetween(0.07, 0.15);
  }

  /** Only the colour and the kind are named, so that nothing else can be held out. */
  private static Description colored(Kind kind, NamedColor color) {
    Mention mention =
        new Mention(
            Count.ANY, Optional.of(color), Optional.of(kind), Optional.empty(), Optional.empty());
    return new Description(
        List.of(mention), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void variationsMeanSomethingElse() {
    WorldSampler sampler = WorldSampler.forTraining(2);
    for (int i = 0; i < 500; i++) {
      WorldScene scene = sampler.next();
      WorldScene variation = sampler.variation(scene);
      assertThat(variation.meaning()).isNotEqualTo(scene.meaning());
      assertThat(Description.of(scene).isTrueOf(variation)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void sameMomentLooksTheSameAtAnyTimeItIsPainted(Style style) {
    WorldScene scene = RED_CAR.in(Weather.RAIN).drawn(style, 5);

    assertThat(pixels(scene, 0.3)).isEqualTo(pixels(scene, 0.3));
    assertThat(pixels(scene, 0.3)).isNotEqualTo(pixels(scene.drawn(style, 6), 0.3));
  }

  @Test
  void onlyWhatMovesChangesInFineWeather() {
    // clouds drift, and this variant has none
    WorldScene still = RED_CAR.drawn(Style.FLAT, cloudless());
    WorldScene moving =
        WorldScene.of(RED_CAR.subject().moving(), Place.ROAD).drawn(Style.FLAT, still.variant());

    assertThat(pixels(still, 0.1)).isEqualTo(pixels(still, 0.9));
    assertThat(pixels(moving, 0.1)).isNotEqualTo(pixels(moving, 0.9));
  }

  private static long cloudless() {
    for (long variant = 0; ; variant++) {
      WorldScene empty = RED_CAR.drawn(Style.FLAT, variant);
      if (Arrays.equals(pixels(empty, 0), pixels(empty, 1))) {
        return variant;
      }
    }
  }

  @Test
  void everyValueChangesThePicture() {
    int[] car = pixels(RED_CAR, 0.5);

    for (TimeOfDay time : EnumSet.complementOf(EnumSet.of(TimeOfDay.DAY))) {
      assertThat(pixels(RED_CAR.at(time), 0.5)).isNotEqualTo(car);
    }
    for (Weather weather : EnumSet.complementOf(EnumSet.of(Weather.CLEAR))) {
      assertThat(pixels(RED_CAR.in(weather), 0.5)).isNotEqualTo(car);
    }
    for (NamedColor color : EnumSet.complementOf(EnumSet.of(NamedColor.RED))) {
      Group other = Group.of(Quantity.ONE, color, Kind.CAR);
      assertThat(pixels(WorldScene.of(other, Place.ROAD), 0.5)).isNotEqualTo(car);
    }
    for (Kind kind : Kind.values()) {
      if (kind != Kind.CAR && kind.livesIn(Place.ROAD)) {
        Group other = Group.of(Quantity.ONE, NamedColor.RED, kind);
        assertThat(pixels(WorldScene.of(other, Place.ROAD), 0.5)).isNotEqualTo(car);
      }
    }
  }

  @Test
  void subjectIsOnItsSideOfTheCompanion() {
    Group red = Group.of(Quantity.ONE, NamedColor.RED, Kind.BALL);
    Group blue = Group.of(Quantity.ONE, NamedColor.BLUE, Kind.CASTLE);
    for (long variant = 0; variant < 20; variant++) {
      WorldScene left =
          WorldScene.of(red, Place.DESERT).beside(Side.LEFT_OF, blue).drawn(Style.FLAT, variant);
      WorldScene right =
          WorldScene.of(red, Place.DESERT).beside(Side.RIGHT_OF, blue).drawn(Style.FLAT, variant);

      assertThat(middleOfRed(left)).isLessThan(0.5);
      assertThat(middleOfRed(right)).isGreaterThan(0.5);
    }
  }

  /** Where strongly red pixels are on average, from 0 at the left to 1 at the right. */
  private static double middleOfRed(WorldScene scene) {
    int[] pixels = pixels(scene, 0.5);
    double sum = 0;
    int count = 0;
    for (int i = 0; i < pixels.length; i++) {
      int red = pixels[i] >> 16 & 0xff;
      if (red > 180 && (pixels[i] >> 8 & 0xff) < 80 && (pixels[i] & 0xff) < 90) {
        sum += i % 160 / 160.0;
        count++;
      }
    }
    assertThat(count).isPositive();
    return sum / count;
  }

  @Test
  void whatCannotBeIsRefused() {
    Group boat = Group.of(Quantity.ONE, NamedColor.RED, Kind.BOAT);
    Group many = Group.of(Quantity.MANY, NamedColor.RED, Kind.DOG);
    Group cat = Group.of(Quantity.ONE, NamedColor.RED, Kind.CAT);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorldScene.of(boat, Place.DESERT))
        .withMessageContaining("boat");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Group.of(Quantity.ONE, NamedColor.RED, Kind.HOUSE).moving())
        .withMessageContaining("house");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorldScene.of(many, Place.CITY).beside(Side.LEFT_OF, cat));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RED_CAR.beside(Side.LEFT_OF, RED_CAR.subject()));
  }

  private static int[] pixels(WorldScene scene, double t) {
    BufferedImage image = WorldPainter.image(scene, 160, 90, t);
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData().clone();
  }
}
