package hostapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.CosineSimilarity;
import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.model.small.SmallClip;
import io.github.clipsearch.video.RgbImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClipEmbeddingModelTest {
  @Test
  void textsAndPicturesMeetInOneSpace() {
    try (ClipEncoder encoder = SmallClip.load()) {
      ClipEmbeddingModel model = new ClipEmbeddingModel(encoder);

      Embedding picture = model.embed(blueDisc());
      List<Embedding> texts =
          model
              .embedAll(
                  List.of(TextSegment.from("a blue circle"), TextSegment.from("a red circle")))
              .content();

      assertThat(CosineSimilarity.between(picture, texts.get(0)))
          .isGreaterThan(CosineSimilarity.between(picture, texts.get(1)));
    }
  }

  @Test
  void theModelSaysWhatItIs() {
    try (ClipEncoder encoder = SmallClip.load()) {
      EmbeddingModel model = new ClipEmbeddingModel(encoder);

      assertThat(model.dimension()).isEqualTo(encoder.identity().dimension());
      assertThat(model.embed("a red boat").content().vector()).hasSize(model.dimension());
      assertThat(model.modelName()).isEqualTo(encoder.identity().id());
    }
  }

  private static RgbImage blueDisc() {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.LIGHT_GRAY);
    graphics.fillRect(0, 0, 320, 240);
    graphics.setColor(Color.BLUE);
    graphics.fillOval(80, 40, 160, 160);
    graphics.dispose();
    return RgbImage.of(image);
  }
}
