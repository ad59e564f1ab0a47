package hostapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.ffmpeg.HumbleVideoWriter;
import io.github.clipsearch.video.RgbImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole application over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureObservability
class ApplicationTest {
  @TempDir static Path folder;

  @Autowired private TestRestTemplate http;

  @DynamicPropertySource
  static void folders(DynamicPropertyRegistry registry) {
    registry.add("clipsearch.index", () -> folder.resolve("index"));
    registry.add("clipsearch.videos", () -> folder);
  }

  @Test
  void indexesSearchesAndSaysHowItIs() throws Exception {
    try (HumbleVideoWriter writer =
        HumbleVideoWriter.create(folder.resolve("two-scenes.mp4"), 320, 240, 25)) {
      for (int i = 0; i < 100; i++) {
        writer.write(picture(i < 50 ? Color.RED : Color.BLUE));
      }
    }
    Files.writeString(folder.resolve("text.mp4"), "no video");

    assertThat(put("two-scenes.mp4").getBody()).isEqualTo("2");
    assertThat(put("text.mp4").getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
    assertThat(put("text.mp4").getBody()).contains("text.mp4");

    assertThat(http.getForObject("/search?text=a blue circle", String.class))
        .contains("\"video\":\"two-scenes.mp4\"")
        .contains("\"start\":2.0");
    assertThat(http.getForEntity("/search?text= ", String.class).getStatusCode())
        .isEqualTo(HttpStatus.BAD_REQUEST);

    assertThat(http.getForObject("/actuator/health", String.class))
        .contains("\"index\":{\"status\":\"UP\",\"details\":{\"videos\":1}}");
    assertThat(http.getForObject("/actuator/metrics/clipsearch.search?tag=stage:scan", String.class))
        .contains("\"statistic\":\"COUNT\",\"value\":1.0");
    assertThat(http.getForObject("/actuator/metrics/clipsearch.index.frames", String.class))
        .contains("100.0");
  }

  private ResponseEntity<String> put(String name) {
    return http.exchange("/videos/" + name, HttpMethod.PUT, null, String.class);
  }

  /** A coloured disc on white. */
  private static RgbImage picture(Color color) {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color == Color.RED ? Color.WHITE : Color.LIGHT_GRAY);
    graphics.fillRect(0, 0, 320, 240);
    graphics.setColor(color);
    graphics.fillOval(80, 40, 160, 160);
    graphics.dispose();
    return RgbImage.of(image);
  }
}
