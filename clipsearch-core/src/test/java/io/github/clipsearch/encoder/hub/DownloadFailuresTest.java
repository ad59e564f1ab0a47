package io.github.clipsearch.encoder.hub;

import static io.github.clipsearch.encoder.hub.FakeServer.cutAfter;
import static io.github.clipsearch.encoder.hub.FakeServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpHandler;
import io.github.clipsearch.encoder.hub.ModelDownloadException.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and connections that fail: for a moment, or for good. */
class DownloadFailuresTest {
  private static final String WEIGHTS = "model.safetensors";
  private static final int MIB = 1 << 20;

  @TempDir Path cache;
  private final Models.Waits waits = new Models.Waits();
  private FakeHub hub;

  @BeforeEach
  void startHub() throws IOException {
    hub = FakeHub.withModel();
  }

  @AfterEach
  void stopHub() {
    hub.close();
  }

  @Test
  void cutConnectionIsContinuedWhereItBroke() {
    hub.network().fail("GET", WEIGHTS, cutAfter(FakeHub.weights(), 2 * MIB));

    assertDownloadIsRight();

    List<FakeServer.Request> requests = hub.network().requests("GET", WEIGHTS);
    assertThat(requests).hasSize(2);
    assertThat(requests.get(0).range()).isEmpty();
    assertThat(firstByte(requests.get(1))).isBetween(1, 2 * MIB);
    assertThat(waits.durations()).hasSize(1);
  }

  @Test
  void nextRunContinuesWhatTheLastCouldNotFinish() {
    hub.network().fail("GET", WEIGHTS, repeat(Retries.ATTEMPTS, cutAfter(FakeHub.weights(), MIB)));

    assertThat(failure().reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(cache.resolve("models--someone--tiny-clip/refs/main")).doesNotExist();
    assertThat(hub.network().requests("GET", WEIGHTS)).hasSize(Retries.ATTEMPTS);

    assertDownloadIsRight();
    assertThat(firstByte(hub.network().requests("GET", WEIGHTS).get(Retries.ATTEMPTS)))
        .isPositive();
  }

  @Test
  void serverThatFallsSilentIsAskedAgain() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    hub.network()
        .fail(
            "GET",
            WEIGHTS,
            exchange -> {
              cutAfter(FakeHub.weights(), MIB).handle(exchange);
              awaitEnd(end);
            });

    Path folder = models().timeout(Duration.ofMillis(500)).build().resolve(FakeHub.MODEL);
    end.countDown();

    assertThat(folder.resolve(WEIGHTS)).hasBinaryContent(FakeHub.weights());
  }

  @Test
  void serverWithoutRangesSendsAllOfItAgain() {
    hub.network()
        .fail(
            "GET",
            WEIGHTS,
            cutAfter(FakeHub.weights(), MIB),
            cutAfter(FakeHub.weights(), FakeHub.weights().length));

    assertDownloadIsRight();
  }

  @Test
  void damagedRemainderOfAnEarlierRunIsThrownAway() throws IOException {
    Path blobs = Files.createDirectories(cache.resolve("models--someone--tiny-clip/blobs"));
    Files.write(
        blobs.resolve(FakeHub.sha256(FakeHub.weights()) + ".clipsearch.incomplete"), new byte[MIB]);

    assertDownloadIsRight();
  }

  @Test
  void contentThatIsNotWhatTheHubSaysIsNotKept() {
    byte[] other = FakeHub.weights();
    other[MIB] ^= 1;
    hub.network().fail("GET", WEIGHTS, exchange -> FakeServer.send(exchange, other));

    ModelDownloadException failure = failure();

    assertThat(failure.reason()).isEqualTo(Reason.DAMAGED);
    assertThat(failure)
        .hasMessageContaining(FakeHub.sha256(other))
        .hasMessageContaining(FakeHub.sha256(FakeHub.weights()));
    assertThat(cache.resolve("models--someone--tiny-clip/blobs"))
        .isDirectoryNotContaining(
            file -> file.getFileName().toString().startsWith(FakeHub.sha256(FakeHub.weights())));
    assertDownloadIsRight();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void contentOfAnotherSizeIsNotKept(int difference) {
    byte[] other = Arrays.copyOf(FakeHub.weights(), 3_670_016 + difference);
    hub.network().fail("GET", WEIGHTS, exchange -> FakeServer.send(exchange, other));

    ModelDownloadException failure = failure();

    assertThat(failure.reason()).isEqualTo(Reason.DAMAGED);
    assertThat(failure).hasMessageContaining("3670016").hasMessageContaining("" + other.length);
  }

  @Test
  void smallFileThatWasChangedOnItsWayIsNotKept() {
    hub.server()
        .fail(
            "GET",
            "config.json",
            exchange ->
                FakeServer.send(
                    exchange, "{\"fine\": \"config.json\"}".getBytes(StandardCharsets.UTF_8)));

    assertThat(failure().reason()).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void tooManyRequestsAreFollowedByTheWaitThatTheServerAsksFor() {
    hub.server().fail("HEAD", "config.json", status(429, "Retry-After", "7"));

    assertDownloadIsRight();

    assertThat(waits.durations()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void serverThatAsksForADayIsNotWaitedForThatLong() {
    hub.server().fail("HEAD", "config.json", repeat(9, status(429, "Retry-After", "86400")));

    assertThat(failure().reason()).isEqualTo(Reason.TOO_MANY_REQUESTS);
    assertThat(waits.durations())
        .hasSize(Retries.ATTEMPTS - 1)
        .containsOnly(Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void failingServerIsAskedAgainAfterGrowingWaits(int status) {
    hub.server().fail("HEAD", "config.json", status(status), status(status));
    hub.network().fail("GET", WEIGHTS, status(status));

    assertDownloadIsRight();

    assertThat(waits.durations())
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(1));
  }

  @Test
  void serverThatKeepsFailingIsGivenUp() {
    hub.server().fail("HEAD", "config.json", repeat(99, status(500)));

    assertThat(failure().reason()).isEqualTo(Reason.SERVER_ERROR);
    assertThat(hub.server().requests()).hasSize(Retries.ATTEMPTS);
  }

  @Test
  void expiredAddressAtTheContentNetworkIsRenewed() {
    hub.network().fail("GET", WEIGHTS, status(403));

    assertDownloadIsRight();
    assertThat(hub.server().requests("GET", WEIGHTS)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void gatedModelAsksForAToken(int status) {
    hub.server().fail("HEAD", "config.json", status(status, "X-Error-Code", "GatedRepo"));

    ModelDownloadException failure = failure();

    assertThat(failure.reason()).isEqualTo(Reason.ACCESS_DENIED);
    assertThat(failure)
        .hasMessageContaining(FakeHub.MODEL)
        .hasMessageContaining("gated")
        .hasMessageContaining("token(...)");
    assertThat(hub.server().requests()).hasSize(1);
  }

  @Test
  void tokenWithoutAccessIsNamedAndNotShown() {
    ModelDownloadException failure = failure(models().token("hf_secret"), "someone/private-model");

    assertThat(failure.reason()).isEqualTo(Reason.ACCESS_DENIED);
    assertThat(failure)
        .hasMessageContaining("token that was given")
        .message()
        .doesNotContain("hf_secret");
  }

  @Test
  void unknownRevisionIsNamed() {
    ModelDownloadException failure = failure(models().revision("v9"), FakeHub.MODEL);

    assertThat(failure.reason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(failure).hasMessageContaining("'v9'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "preprocessor_config.json", "vocab.json"})
  void missingFileIsNamed(String file) {
    hub.remove(file);
    if (file.equals("vocab.json")) {
      hub.remove("tokenizer.json");
    }

    ModelDownloadException failure = failure();

    assertThat(failure.reason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(failure).hasMessageContaining(file);
    assertThat(hub.network().requests()).isEmpty();
  }

  @Test
  void modelWithPickledWeightsOnlyIsRefusedBeforeAnythingIsFetched() {
    hub.remove(WEIGHTS);
    hub.add("pytorch_model.bin", new byte[10]);

    ModelDownloadException failure = failure();

    assertThat(failure.reason()).isEqualTo(Reason.NO_SAFETENSORS);
    assertThat(failure)
        .hasMessageContaining("pytorch_model.bin")
        .hasMessageContaining("safe_serialization=True");
    assertThat(hub.server().requests()).noneMatch(request -> request.method().equals("GET"));
  }

  @Test
  void withoutAConnectionItIsSaidAtOnce() {
    URI address = hub.address();
    hub.close();

    ModelDownloadException failure = failure(models().endpoint(address), FakeHub.MODEL);

    assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(failure).hasMessageContaining("127.0.0.1:" + address.getPort());
    assertThat(waits.durations()).isEmpty();
  }

  @Test
  void serverThatIsNoHubIsNotBelieved() {
    hub.server().fail("HEAD", "config.json", status(200, "ETag", "\"abc\""));

    assertThat(failure()).hasMessageContaining("X-Repo-Commit");
  }

  @Test
  void tagThatLeadsOutOfTheCacheIsRefused() {
    hub.server()
        .fail(
            "HEAD",
            "config.json",
            status(200, "X-Repo-Commit", FakeHub.COMMIT, "ETag", "\"../../../evil\""));

    assertThat(failure().reason()).isEqualTo(Reason.SERVER_ERROR);
  }

  @Test
  void redirectsInACircleEnd() {
    String itself = "/" + FakeHub.MODEL + "/resolve/main/config.json";
    hub.server().fail("HEAD", "config.json", repeat(99, status(307, "Location", itself)));

    assertThat(failure()).hasMessageContaining("in a circle");
  }

  @Test
  void interruptedThreadStopsAndKeepsItsFlag() {
    Thread.currentThread().interrupt();

    ModelDownloadException failure = failure();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
  }

  @Test
  void cacheThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.createFile(cache.resolve("a file"));

    ModelDownloadException failure = failure(models().cacheFolder(file), FakeHub.MODEL);

    assertThat(failure.reason()).isEqualTo(Reason.CACHE_UNUSABLE);
    assertThat(failure).hasMessageContaining(file.toString());
  }

  private HubModels.Builder models() {
    return Models.downloading(hub, cache).pause(waits);
  }

  private ModelDownloadException failure() {
    return failure(models(), FakeHub.MODEL);
  }

  private static ModelDownloadException failure(HubModels.Builder models, String model) {
    HubModels built = models.build();
    return catchThrowableOfType(ModelDownloadException.class, () -> built.resolve(model));
  }

  private void assertDownloadIsRight() {
    assertThat(models().build().resolve(FakeHub.MODEL).resolve(WEIGHTS))
        .hasBinaryContent(FakeHub.weights());
  }

  private static int firstByte(FakeServer.Request request) {
    Optional<String> range = request.range();
    assertThat(range).isPresent();
    return Integer.parseInt(range.get().replaceAll("\\D", ""));
  }

  private static HttpHandler[] repeat(int times, HttpHandler handler) {
    return Collections.nCopies(times, handler).toArray(HttpHandler[]::new);
  }

  private static void awaitEnd(CountDownLatch end) throws IOException {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
