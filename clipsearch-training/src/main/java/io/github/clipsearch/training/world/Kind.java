package io.github.clipsearch.training.world;

import java.util.List;
import java.util.function.Consumer;

/** The kinds of things in the world. */
@SuppressWarnings("ImmutableEnumChecker") // immutable lists, functions without state
public enum Kind {
  /** With a wagging tail. */
  DOG(Category.ANIMAL, Habitat.GROUND, true, AnimalShapes::dog, "dog/dogs", "puppy/puppies"),
  /** Sitting, with pointed ears. */
  CAT(Category.ANIMAL, Habitat.GROUND, true, AnimalShapes::cat, "cat/cats", "kitten/kittens"),
  /** With a mane. */
  HORSE(Category.ANIMAL, Habitat.GROUND, true, AnimalShapes::horse, "horse/horses", "pony/ponies"),
  /** With horns and spots. */
  COW(Category.ANIMAL, Habitat.GROUND, true, AnimalShapes::cow, "cow/cows", "cattle/cattle"),
  /** With a trunk. */
  ELEPHANT(Category.ANIMAL, Habitat.GROUND, true, AnimalShapes::elephant, "elephant/elephants"),
  /** With a long neck. */
  GIRAFFE(Category.ANIMAL, Habitat.GROUND, true, AnimalShapes::giraffe, "giraffe/giraffes"),
  /** With long ears. */
  RABBIT(
      Category.ANIMAL,
      Habitat.GROUND,
      true,
      AnimalShapes::rabbit,
      "rabbit/rabbits",
      "bunny/bunnies"),
  /** With its wings spread. */
  BIRD(Category.ANIMAL, Habitat.AIR, true, AnimalShapes::bird, "bird/birds"),
  /** With four wings. */
  BUTTERFLY(Category.ANIMAL, Habitat.AIR, true, AnimalShapes::butterfly, "butterfly/butterflies"),
  /** With a large tail fin. */
  FISH(Category.ANIMAL, Habitat.WATER, true, AnimalShapes::fish, "fish/fish", "fish/fishes"),
  /** Swimming. */
  DUCK(Category.ANIMAL, Habitat.WATER, true, AnimalShapes::duck, "duck/ducks"),
  /** Blowing. */
  WHALE(Category.ANIMAL, Habitat.WATER, true, AnimalShapes::whale, "whale/whales"),
  /** With four doors. */
  CAR(
      Category.VEHICLE,
      Habitat.GROUND,
      true,
      VehicleShapes::car,
      "car/cars",
      "automobile/automobiles"),
  /** With many windows. */
  BUS(Category.VEHICLE, Habitat.GROUND, true, VehicleShapes::bus, "bus/buses", "coach/coaches"),
  /** With a load. */
  TRUCK(
      Category.VEHICLE,
      Habitat.GROUND,
      true,
      VehicleShapes::truck,
      "truck/trucks",
      "lorry/lorries"),
  /** A steam engine with wagons. */
  TRAIN(Category.VEHICLE, Habitat.GROUND, true, VehicleShapes::train, "train/trains"),
  /** With two wheels. */
  BICYCLE(
      Category.VEHICLE,
      Habitat.GROUND,
      true,
      VehicleShapes::bicycle,
      "bicycle/bicycles",
      "bike/bikes"),
  /** With one large and one small wheel. */
  TRACTOR(Category.VEHICLE, Habitat.GROUND, true, VehicleShapes::tractor, "tractor/tractors"),
  /** With a sail. */
  BOAT(
      Category.VEHICLE,
      Habitat.WATER,
      true,
      VehicleShapes::boat,
      "boat/boats",
      "sailboat/sailboats"),
  /** With funnels. */
  SHIP(
      Category.VEHICLE, Habitat.WATER, true, VehicleShapes::ship, "ship/ships", "steamer/steamers"),
  /** With wings and a tail. */
  AIRPLANE(
      Category.VEHICLE,
      Habitat.AIR,
      true,
      VehicleShapes::airplane,
      "airplane/airplanes",
      "plane/planes"),
  /** With a rotor. */
  HELICOPTER(
      Category.VEHICLE, Habitat.AIR, true, VehicleShapes::helicopter, "helicopter/helicopters"),
  /** Pointing up, on a flame. */
  ROCKET(
      Category.VEHICLE,
      Habitat.AIR,
      true,
      VehicleShapes::rocket,
      "rocket/rockets",
      "spaceship/spaceships"),
  /** With a basket. */
  BALLOON(Category.OTHER, Habitat.AIR, true, ThingShapes::balloon, "balloon/balloons"),
  /** With a long tail. */
  KITE(Category.OTHER, Habitat.AIR, true, ThingShapes::kite, "kite/kites"),
  /** With a pointed roof. */
  HOUSE(
      Category.BUILDING,
      Habitat.GROUND,
      false,
      BuildingShapes::house,
      "house/houses",
      "home/homes"),
  /** With two towers. */
  CASTLE(
      Category.BUILDING,
      Habitat.GROUND,
      false,
      BuildingShapes::castle,
      "castle/castles",
      "fortress/fortresses"),
  /** With stripes and a lamp. */
  LIGHTHOUSE(
      Category.BUILDING,
      Habitat.GROUND,
      false,
      BuildingShapes::lighthouse,
      "lighthouse/lighthouses"),
  /** With four sails. */
  WINDMILL(
      Category.BUILDING, Habitat.GROUND, false, BuildingShapes::windmill, "windmill/windmills"),
  /** With many floors. */
  SKYSCRAPER(
      Category.BUILDING,
      Habitat.GROUND,
      false,
      BuildingShapes::skyscraper,
      "skyscraper/skyscrapers",
      "tower/towers"),
  /** With an open flap. */
  TENT(Category.BUILDING, Habitat.GROUND, false, BuildingShapes::tent, "tent/tents"),
  /** With a round crown. */
  TREE(Category.PLANT, Habitat.GROUND, false, ThingShapes::tree, "tree/trees"),
  /** With petals. */
  FLOWER(
      Category.PLANT,
      Habitat.GROUND,
      false,
      ThingShapes::flower,
      "flower/flowers",
      "blossom/blossoms"),
  /** With a spotted cap. */
  MUSHROOM(
      Category.PLANT,
      Habitat.GROUND,
      false,
      ThingShapes::mushroom,
      "mushroom/mushrooms",
      "toadstool/toadstools"),
  /** With arms and legs. */
  PERSON(
      Category.OTHER,
      Habitat.GROUND,
      true,
      ThingShapes::person,
      "person/people",
      "person/persons",
      "human/humans"),
  /** With a stripe. */
  BALL(Category.OTHER, Habitat.GROUND, true, ThingShapes::ball, "ball/balls"),
  /** Opened. */
  UMBRELLA(
      Category.OTHER,
      Habitat.GROUND,
      false,
      ThingShapes::umbrella,
      "umbrella/umbrellas",
      "parasol/parasols");

  private final Category category;
  private final Habitat habitat;
  private final boolean mobile;
  private final Consumer<Pen> shape;
  private final List<String> singular;
  private final List<String> plural;

  Kind(Category category, Habitat habitat, boolean mobile, Consumer<Pen> shape, String... words) {
    this.category = category;
    this.habitat = habitat;
    this.mobile = mobile;
    this.shape = shape;
    this.singular = List.of(words).stream().map(pair -> pair.split("/", 2)[0]).toList();
    this.plural = List.of(words).stream().map(pair -> pair.split("/", 2)[1]).toList();
  }

  /**
   * The family of things it belongs to.
   *
   * @return the category
   */
  public Category category() {
    return category;
  }

  /**
   * Whether it can move: houses cannot.
   *
   * @return true when a group of this kind may be moving
   */
  public boolean mobile() {
    return mobile;
  }

  /**
   * Whether it is to be found at a place: boats need water, cows need ground.
   *
   * @param place where
   * @return true when a scene may have it there
   */
  public boolean livesIn(Place place) {
    return switch (habitat) {
      case AIR -> true;
      case WATER -> place.water();
      case GROUND -> place.ground();
    };
  }

  /**
   * The words for one.
   *
   * @return at least one word, the commonest first
   */
  public List<String> singular() {
    return singular;
  }

  /**
   * The words for several, in the order of {@link #singular()}.
   *
   * @return as many words as for one
   */
  public List<String> plural() {
    return plural;
  }

  Habitat habitat() {
    return habitat;
  }

  void draw(Pen pen) {
    shape.accept(pen);
  }
}
