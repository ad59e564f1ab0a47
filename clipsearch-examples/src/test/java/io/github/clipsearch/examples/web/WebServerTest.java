package io.github.clipsearch.examples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.examples.FrameGrabber;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoDecoders;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs and browsers get from the server, and what they do not get. */
class WebServerTest {
  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static DrawnLibrary library;

  @SuppressWarnings("NullAway.Init")
  private static Browsing browsing;

  @BeforeAll
  static void serve() throws IOException {
    library = new DrawnLibrary(folder);
    browsing = new Browsing(library.server.address());
  }

  @AfterAll
  static void stop() {
    library.close();
    library.close();
  }

  @Test
  void findsTheSceneOfAText() throws Exception {
    Answer answer = browsing.get("api/search?text=a+yellow+bus+in+the+city");

    JsonObject first = answer.hits().get(0);
    assertThat(first.getAsJsonObject("video").get("id").getAsString()).isEqualTo("town.mp4");
    assertThat(first.getAsJsonObject("video").get("name").getAsString()).isEqualTo("town.mp4");
    assertThat(first.get("rank").getAsInt()).isEqualTo(1);
    // Each scene was drawn with 50 frames at 25 per second.
    JsonObject best = first.getAsJsonObject("best");
    assertThat(best.get("start").getAsDouble()).isCloseTo(0, within(0.01));
    assertThat(best.get("end").getAsDouble()).isCloseTo(2, within(0.01));
    assertThat(first.getAsJsonArray("scenes")).hasSize(2);
    assertThat(answer.object().get("scenesScored").getAsInt()).isEqualTo(17);
    assertThat(answer.object().get("exact").getAsBoolean()).isTrue();
  }

  @Test
  void aTakenPortIsNamed() {
    int taken = library.server.address().getPort();

    assertThatThrownBy(
            () ->
                WebServer.builder(library.engine, folder.resolve("others"))
                    .port(taken)
                    .start()
                    .close())
        .isInstanceOf(ClipSearchException.class)
        .hasMessageContaining("Cannot listen on 127.0.0.1, port " + taken);
  }

  @Test
  void pagesFitTogether() throws Exception {
    Answer all = browsing.get("api/search?text=a+boat");
    Answer rest = browsing.get("api/search?text=a+boat&offset=2&limit=2");

    assertThat(rest.videosOfHits()).isEqualTo(all.videosOfHits().subList(2, 4));
    assertThat(rest.hits().get(0).get("rank").getAsInt()).isEqualTo(3);
  }

  @Test
  void whatIsLikeAVideoIsNotTheVideoItself() throws Exception {
    assertThat(browsing.get("api/search?like=sea.mp4").videosOfHits())
        .containsExactlyInAnyOrder("town.mp4", "garden.mp4", "journey.mp4", "country.mkv");
  }

  @Test
  void filtersByMetadata() throws Exception {
    // "sea.mp4" has seven letters and no other clip has.
    assertThat(browsing.get("api/search?text=a+boat&where=letters%3D7").videosOfHits())
        .containsExactly("sea.mp4");
  }

  @Test
  void listsScenesAndVideos() throws Exception {
    assertThat(browsing.get("api/videos").list()).hasSize(5);
    assertThat(browsing.get("api/scenes?video=town.mp4").list()).hasSize(2);
    JsonObject index = browsing.get("api/index").object();
    assertThat(index.get("videos").getAsInt()).isEqualTo(5);
    assertThat(index.get("scenes").getAsInt()).isEqualTo(17);
    assertThat(index.get("duration").getAsDouble()).isCloseTo(34, within(0.3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api/search",
        "api/search?text=+",
        "api/search?text=x&limit=many",
        "api/search?text=x&score=high",
        "api/search?text=x&where=%3D5",
        "api/search?text=x&limit=0",
        "api/scenes",
        "video",
        "thumbnail?scene=0"
      })
  void saysWhatIsWrongWithARequest(String path) throws Exception {
    Answer answer = browsing.get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).isNotBlank().doesNotContain("Exception");
  }

  @Test
  void showsAPictureOfAScene() throws Exception {
    Answer answer = browsing.get("thumbnail?video=garden.mp4&scene=1");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.bytes()));
    RgbImage frame =
        FrameGrabber.at(VideoDecoders.onClassPath(), library.clips.resolve("garden.mp4"), 3)
            .orElseThrow();
    assertThat((double) picture.getWidth() / picture.getHeight())
        .isCloseTo((double) frame.width() / frame.height(), within(0.02));
    assertThat(mean(picture)).isCloseTo(mean(frame.toBufferedImage()), within(2.0));
  }

  @Test
  void givesAVideoAndAnyRangeOfIt() throws Exception {
    byte[] file = Files.readAllBytes(library.clips.resolve("town.mp4"));

    Answer whole = browsing.get("video?video=town.mp4");
    Answer range = browsing.get("video?video=town.mp4", "Range", "bytes=100-299");
    Answer end = browsing.get("video?video=town.mp4", "Range", "bytes=1000-");

    assertThat(whole.bytes()).isEqualTo(file);
    assertThat(whole.header("Content-Type")).isEqualTo("video/mp4");
    assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(range.status()).isEqualTo(206);
    assertThat(range.bytes()).isEqualTo(Arrays.copyOfRange(file, 100, 300));
    assertThat(range.header("Content-Range")).isEqualTo("bytes 100-299/" + file.length);
    assertThat(end.bytes()).isEqualTo(Arrays.copyOfRange(file, 1000, file.length));
    Answer last = browsing.get("video?video=town.mp4", "Range", "bytes=-7");
    assertThat(last.bytes()).isEqualTo(Arrays.copyOfRange(file, file.length - 7, file.length));
    Answer beyond = browsing.get("video?video=town.mp4", "Range", "bytes=" + file.length + "-");
    assertThat(beyond.status()).isEqualTo(416);
    assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + file.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "video?video=%2Fetc%2Fpasswd",
        "video?video=..%2Fsecret.mp4",
        "video?video=file%3A%2F%2F%2Fetc%2Fpasswd",
        "thumbnail?video=..%2Fsecret.mp4&scene=0",
        "thumbnail?video=town.mp4&scene=2",
        "thumbnail?video=town.mp4&scene=-1",
        "thumbnail?video=town.mp4&scene=..%2F0",
        "page/index.html",
        "WebServer.class",
        "..%2FWebServer.class",
        "%2e%2e/WebServer.class"
      })
  void nothingElseIsToBeHad(String path) throws Exception {
    Files.writeString(folder.resolve("secret.mp4"), "secret");

    assertThat(browsing.get(path).status()).isIn(400, 404);
  }

  @Test
  void thePageBringsAllThatItNeeds() throws Exception {
    Answer page = browsing.get("");

    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    for (String file : new String[] {"", "app.js", "api.js", "hits.js", "player.js", "style.css"}) {
      Answer answer = browsing.get(file);
      assertThat(answer.status()).as(file).isEqualTo(200);
      assertThat(answer.text()).as(file).doesNotContain("http:").doesNotContain("https:");
      assertThat(answer.text()).as(file).doesNotContain("innerHTML");
    }
  }

  @Test
  void doesNotAnswerUnderAnotherName() throws Exception {
    assertThat(statusFor("Host: evil.example")).isEqualTo(403);
    assertThat(statusFor("Host: localhost:" + library.server.address().getPort())).isEqualTo(200);
  }

  /** Java's clients do not let a program choose the name. */
  private static int statusFor(String header) throws IOException {
    try (Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), library.server.address().getPort());
        OutputStream out = socket.getOutputStream()) {
      out.write(
          ("GET /api/index HTTP/1.1\r\n" + header + "\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.split(" ", 3)[1]);
    }
  }

  @Test
  void otherPagesCannotUpload() throws Exception {
    Answer answer =
        browsing.post("api/uploads?name=x.mp4", new byte[1], "Origin", "http://evil.example");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(library.uploads.resolve("x.mp4")).doesNotExist();
  }

  private static double mean(BufferedImage picture) {
    long sum = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int rgb = picture.getRGB(x, y);
        sum += (rgb & 255) + (rgb >> 8 & 255) + (rgb >> 16 & 255);
      }
    }
    return sum / (3.0 * picture.getWidth() * picture.getHeight());
  }
}
