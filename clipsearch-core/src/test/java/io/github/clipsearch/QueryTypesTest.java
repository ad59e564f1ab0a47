package io.github.clipsearch;

import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.query.Query;
import io.github.clipsearch.query.Sequence;
import io.github.clipsearch.store.Listing;
import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.video.RgbImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each kind of query finds, as videos and as scenes. All scores are worked out by hand. */
class QueryTypesTest extends SearchFixture {
  private static final double FOREVER = Double.POSITIVE_INFINITY;

  @TempDir Path folder;

  private List<String> videos(Query query) {
    return found(SearchRequest.of(query));
  }

  private List<String> scenesOf(Query query) {
    return found(SearchRequest.of(query).listing(Listing.SCENES).limit(4));
  }

  @Test
  void aText() {
    assertThat(videos(Query.text("beach")))
        .containsExactly("holiday#0,1,2 1.0", "coast#0,1 0.8", "city#0,1 0.0");
    assertThat(scenesOf(Query.text("beach")))
        .containsExactly("holiday#0 1.0", "coast#0 0.8", "coast#1 0.8", "holiday#1 0.6");
    assertThat(engine.search("people", 1)).extracting(h -> h.video().id()).containsExactly("city");
  }

  @Test
  void anImageHoweverItIsGiven() throws Exception {
    BufferedImage night = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    night.setRGB(0, 0, 0x030000);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(night, "png", png);
    Path file = Files.write(folder.resolve("night.png"), png.toByteArray());

    for (Query query :
        List.of(
            Query.image(RgbImage.of(night)),
            Query.image(night),
            Query.image(file),
            Query.image(new ByteArrayInputStream(png.toByteArray())))) {
      assertThat(videos(query))
          .containsExactly("holiday#0,1,2 1.0", "coast#0,1 0.6", "city#0,1 0.0");
      assertThat(scenesOf(query))
          .containsExactly("holiday#2 1.0", "coast#1 0.6", "city#0 0.0", "city#1 0.0");
    }
  }

  @Test
  void moreLikeASceneWithoutTheSceneItself() {
    for (Query query : List.of(Query.scene("holiday", 0), Query.sceneAt("holiday", 0.9))) {
      assertThat(videos(query)).containsExactly("coast#0,1 0.8", "holiday#1,2 0.6", "city#0,1 0.0");
      assertThat(scenesOf(query))
          .containsExactly("coast#0 0.8", "coast#1 0.8", "holiday#1 0.6", "city#0 0.0");
    }
  }

  @Test
  void moreLikeAVideoWithoutTheVideoItself() {
    // (1.6, 0, 0.6, 0.6) has the length 1.8111
    assertThat(videos(Query.video("coast")))
        .containsExactly("holiday#0,1,2 0.883", "city#0,1 0.331");
    assertThat(scenesOf(Query.video("coast")))
        .containsExactly("holiday#0 0.883", "holiday#1 0.53", "city#1 0.331", "holiday#2 0.331");
  }

  @Test
  void oneThingAndNotAnother() {
    Query query = Query.text("beach").minus(Query.text("people"));

    assertThat(videos(query))
        .containsExactly("holiday#0,1,2 0.707", "coast#0,1 0.566", "city#0,1 0.0");
    assertThat(scenesOf(query))
        .containsExactly("holiday#0 0.707", "coast#0 0.566", "coast#1 0.566", "city#1 0.0");
    assertThat(found(SearchRequest.of(query).listing(Listing.SCENES).offset(5)))
        .containsExactly("holiday#1 -0.141", "city#0 -0.707");
  }

  @Test
  void partsCountByTheirWeights() {
    // (1, 0, 0.75, 0) has the direction (0.8, 0, 0.6, 0)
    Query query = Query.text("beach").plus(Query.image(word(2)), 0.75);

    assertThat(videos(query)).containsExactly("coast#0,1 1.0", "holiday#0,1,2 0.8", "city#0,1 0.6");
    assertThat(scenesOf(query))
        .containsExactly("coast#0 1.0", "holiday#0 0.8", "coast#1 0.64", "city#1 0.6");
    assertThat(scenesOf(Query.text("car").minus(Query.text("people"), 0.75)))
        .startsWith("city#1 0.8");
  }

  @Test
  void aCombinationWithWhatIsInTheIndexLeavesThatOut() {
    Query query = Query.scene("holiday", 0).plus(Query.text("night"));

    assertThat(scenesOf(query))
        .containsExactly("coast#1 0.99", "holiday#2 0.707", "coast#0 0.566", "holiday#1 0.424");
  }

  @Test
  void aCombinationInACombinationIsOneVectorOfLengthOne() {
    Query pair = Query.text("beach").plus(Query.text("night")); // (0.707, 0, 0, 0.707)

    // (0.707, 0, 1, 0.707) has the direction (0.5, 0, 0.707, 0.5)
    assertThat(scenesOf(Query.text("car").plus(pair)))
        .containsExactly("coast#0 0.824", "city#1 0.707", "coast#1 0.7", "holiday#0 0.5");
  }

  @Test
  void severalTextsAreAveraged() {
    assertThat(scenesOf(Query.texts(List.of("beach", "night"))))
        .containsExactly("coast#1 0.99", "holiday#0 0.707", "holiday#2 0.707", "coast#0 0.566");
  }

  @Test
  void theSentencesOfATemplateAreAveraged() {
    SearchRequest.Builder request =
        SearchRequest.text("beach").templates(List.of("a photo of {}", "{} at night"));

    assertThat(found(request))
        .containsExactly("coast#0,1 0.99", "holiday#0,1,2 0.707", "city#0,1 0.0");
    assertThat(found(request.listing(Listing.SCENES).limit(3)))
        .containsExactly("coast#1 0.99", "holiday#0 0.707", "holiday#2 0.707");
  }

  @Test
  void oneThingThenAnother() {
    Sequence beachThenNight = Query.text("beach").then(Query.text("night"));

    for (Listing listing : Listing.values()) {
      assertThat(found(SearchRequest.of(beachThenNight).listing(listing)))
          .containsExactly("holiday#0,2 1.0", "coast#0,1 0.7", "city#0,1 0.0");
      assertThat(found(SearchRequest.of(beachThenNight.within(1)).listing(listing)))
          .startsWith("holiday#0,2 1.0");
      assertThat(found(SearchRequest.of(beachThenNight.within(0.5)).listing(listing)))
          .startsWith("holiday#1,2 0.8", "coast#0,1 0.7");
    }
    assertThat(found(SearchRequest.of(Query.text("night").then(Query.text("beach")))))
        .containsExactly("coast#0,1 0.4", "holiday#0,1 0.3", "city#0,1 0.0");
    assertThat(found(SearchRequest.of(beachThenNight.then(Query.text("car")).within(FOREVER))))
        .containsExactly("holiday#0,1,2 0.333");
  }

  @Test
  void aSequenceMayBeginWithASceneOfTheIndexWhichIsLeftOut() {
    put("sunset", Map.of(), scenes(vector(1, 0, 0, 0), vector(0.6, 0, 0, 0.8)));

    assertThat(found(SearchRequest.of(Query.scene("holiday", 0).then(Query.text("night")))))
        .startsWith("sunset#0,1 0.9", "holiday#1,2 0.8", "coast#0,1 0.7");
  }

  @Test
  void aHitSaysWhichScenesAndWhen() {
    VideoHit hit = engine.search(SearchRequest.text("night").offset(1).build()).hits().get(0);

    assertThat(hit.rank()).isEqualTo(2);
    assertThat(hit.video().id()).isEqualTo("coast");
    SceneHit best = hit.bestScene();
    assertThat(best.number()).isEqualTo(1);
    assertThat(best.start()).isEqualTo(1);
    assertThat(best.end()).isEqualTo(2);
    assertThat(best.time()).isEqualTo(1.48);
    assertThat(best.score()).isEqualTo(0.6f);
    assertThat(hit.bestScenes(2)).extracting(SceneHit::number).containsExactly(1, 0);
  }

  private static RgbImage word(int number) {
    return new RgbImage(1, 1, new byte[] {(byte) number, 0, 0});
  }
}
