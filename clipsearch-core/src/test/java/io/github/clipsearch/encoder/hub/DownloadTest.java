package io.github.clipsearch.encoder.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.ModelLoadException;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.encoder.djl.RandomCheckpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads that go well. */
class DownloadTest {
  @TempDir Path cache;
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
  void withoutPermissionNoRequestIsMade() {
    HubModels models = Models.offline(cache).endpoint(hub.address()).build();

    assertThatThrownBy(() -> models.resolve(FakeHub.MODEL)).isInstanceOf(ModelLoadException.class);
    assertThat(hub.server().requests()).isEmpty();
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void offlineVariableOverrulesPermission() {
    HubModels models =
        Models.downloading(hub, cache)
            .environment(Models.environment(Map.of("HF_HUB_OFFLINE", "1")))
            .build();

    assertThatThrownBy(() -> models.resolve(FakeHub.MODEL))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("HF_HUB_OFFLINE");
    assertThat(hub.server().requests()).isEmpty();
  }

  @Test
  void filesLieInTheHubsCacheLayout() throws IOException {
    Path folder = Models.downloading(hub, cache).build().resolve(FakeHub.MODEL);

    Path model = cache.resolve("models--someone--tiny-clip");
    assertThat(folder).isEqualTo(model.resolve("snapshots").resolve(FakeHub.COMMIT));
    assertThat(model.resolve("refs/main")).hasContent(FakeHub.COMMIT);
    assertThat(folder.resolve("config.json")).hasContent("{\"file\": \"config.json\"}");
    assertThat(folder.resolve("model.safetensors")).hasBinaryContent(FakeHub.weights());
    assertThat(Files.readSymbolicLink(folder.resolve("model.safetensors")))
        .isEqualTo(Path.of("../../blobs/" + FakeHub.sha256(FakeHub.weights())));
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(4);
    }
    try (var blobs = Files.list(model.resolve("blobs"))) {
      assertThat(blobs).hasSize(4);
    }
  }

  @Test
  void onceThereItWorksOffline() {
    Path folder = Models.downloading(hub, cache).build().resolve(FakeHub.MODEL);
    int requests = hub.server().requests().size();

    Path again = Models.downloading(hub, cache).build().resolve(FakeHub.MODEL);
    assertThat(hub.server().requests()).hasSize(requests);
    hub.close();

    assertThat(again).isEqualTo(folder);
    assertThat(Models.offline(cache).build().resolve(FakeHub.MODEL)).isEqualTo(folder);
  }

  @Test
  void whereLinksCannotBeMadeTheFilesThemselvesAreInTheSnapshot() {
    HubModels models =
        Models.downloading(hub, cache)
            .links(
                (link, target) -> {
                  throw new IOException("a privilege is not held by the client");
                })
            .build();

    Path folder = models.resolve(FakeHub.MODEL);

    assertThat(folder.resolve("model.safetensors")).hasBinaryContent(FakeHub.weights());
    assertThat(folder.resolve("model.safetensors"))
        .satisfies(file -> assertThat(Files.isSymbolicLink(file)).isFalse());
    assertThat(Models.offline(cache).build().resolve(FakeHub.MODEL)).isEqualTo(folder);
  }

  @Test
  void tokenGoesToTheHubAndNotToTheContentNetwork() {
    Models.downloading(hub, cache).token("hf_secret").build().resolve(FakeHub.MODEL);

    assertThat(hub.server().requests())
        .isNotEmpty()
        .allSatisfy(request -> assertThat(request.authorization()).contains("Bearer hf_secret"));
    assertThat(hub.network().requests())
        .isNotEmpty()
        .allSatisfy(request -> assertThat(request.authorization()).isEmpty());
  }

  @Test
  void tokenAndMirrorComeFromTheEnvironment() {
    HubEnvironment environment =
        Models.environment(
            Map.of("HF_ENDPOINT", hub.address() + "/", "HF_TOKEN", "hf_environment"));

    Models.offline(cache).environment(environment).allowDownload().build().resolve(FakeHub.MODEL);

    assertThat(hub.server().requests())
        .isNotEmpty()
        .allSatisfy(
            request -> assertThat(request.authorization()).contains("Bearer hf_environment"));
  }

  @Test
  void pullRequestIsARevisionLikeOthers() {
    HubModels models = Models.downloading(hub, cache).revision("refs/pr/1").build();

    assertThat(models.resolve(FakeHub.MODEL)).endsWithRaw(Path.of(FakeHub.COMMIT));
    assertThat(cache.resolve("models--someone--tiny-clip/refs/refs/pr/1"))
        .hasContent(FakeHub.COMMIT);
    assertThat(hub.server().requests().get(0).path()).contains("/resolve/refs%2Fpr%2F1/");
  }

  @Test
  void allFilesAreAskedForAtTheCommitOfTheFirst() {
    Models.downloading(hub, cache).build().resolve(FakeHub.MODEL);

    assertThat(hub.server().requests().stream().skip(1))
        .allSatisfy(request -> assertThat(request.path()).contains("/" + FakeHub.COMMIT + "/"));
  }

  @Test
  void shardsAndTheOlderTokenizerFilesAreFetched() {
    hub.remove("model.safetensors");
    hub.remove("tokenizer.json");
    hub.add("vocab.json", "{}".getBytes(StandardCharsets.UTF_8));
    hub.add("merges.txt", "#version".getBytes(StandardCharsets.UTF_8));
    hub.add(
        "model.safetensors.index.json",
        """
        {"weight_map": {"a": "model-00001-of-00002.safetensors",
                        "b": "model-00002-of-00002.safetensors"}}
        """
            .getBytes(StandardCharsets.UTF_8));
    hub.add("model-00001-of-00002.safetensors", new byte[] {1});
    hub.add("model-00002-of-00002.safetensors", new byte[] {2});

    Path folder = Models.downloading(hub, cache).build().resolve(FakeHub.MODEL);

    assertThat(folder.resolve("model-00001-of-00002.safetensors")).hasBinaryContent(new byte[] {1});
    assertThat(folder.resolve("model-00002-of-00002.safetensors")).hasBinaryContent(new byte[] {2});
    assertThat(folder.resolve("merges.txt")).hasContent("#version");
  }

  @Test
  void vocabularyOfWordPiecesIsFetchedWhereItStandsForTheTokenizer() {
    hub.remove("tokenizer.json");
    hub.add("tokenizer_config.json", "{}".getBytes(StandardCharsets.UTF_8));
    hub.add("vocab.txt", "[UNK]\n".getBytes(StandardCharsets.UTF_8));

    Path folder = Models.downloading(hub, cache).build().resolve(FakeHub.MODEL);

    assertThat(folder.resolve("vocab.txt")).hasContent("[UNK]\n");
    assertThat(folder.resolve("tokenizer_config.json")).hasContent("{}");
    assertThat(Models.offline(cache).build().resolve(FakeHub.MODEL)).isEqualTo(folder);
  }

  @Test
  void vocabularyOfWordPiecesIsNotFetchedBesideATokenizer() {
    hub.add("vocab.txt", "[UNK]\n".getBytes(StandardCharsets.UTF_8));

    Path folder = Models.downloading(hub, cache).build().resolve(FakeHub.MODEL);

    assertThat(folder.resolve("vocab.txt")).doesNotExist();
  }

  @Test
  void progressGrowsToTheWholeOfEachFile() {
    List<DownloadProgress> progress = new ArrayList<>();

    Models.downloading(hub, cache).onProgress(progress::add).build().resolve(FakeHub.MODEL);

    List<DownloadProgress> weights =
        progress.stream().filter(step -> step.file().equals("model.safetensors")).toList();
    assertThat(weights).hasSizeGreaterThan(3);
    assertThat(weights).extracting(DownloadProgress::bytesDone).isSorted();
    assertThat(weights.get(weights.size() - 1).bytesDone()).isEqualTo(3_670_016);
    assertThat(weights)
        .allSatisfy(
            step -> {
              assertThat(step.model()).isEqualTo(FakeHub.MODEL);
              assertThat(step.bytesTotal()).hasValue(3_670_016);
            });
  }

  @Test
  void proxyIsUsed() throws IOException {
    // a proxy is asked for whole addresses; this one answers them itself
    URI nowhere = URI.create("http://hub.invalid");
    ProxySelector proxy =
        ProxySelector.of(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), hub.address().getPort()));
    hub.remove("model.safetensors");

    HubModels models = Models.downloading(hub, cache).endpoint(nowhere).proxy(proxy).build();

    assertThatThrownBy(() -> models.resolve(FakeHub.MODEL)).hasMessageContaining("safetensors");
    assertThat(hub.server().requests("HEAD", "config.json")).isNotEmpty();
  }

  @Test
  void manyAskAtOnceAndOneDownloads() throws Exception {
    List<Path> folders = Collections.synchronizedList(new ArrayList<>());
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        calls.add(
            threads.submit(
                () -> folders.add(Models.downloading(hub, cache).build().resolve(FakeHub.MODEL))));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(folders).hasSize(6).containsOnly(folders.get(0));
    assertThat(folders.get(0).resolve("model.safetensors")).hasBinaryContent(FakeHub.weights());
    assertThat(hub.network().requests("GET", "model.safetensors")).hasSize(1);
  }

  @Test
  void downloadedCheckpointIsLoaded(@TempDir Path original) throws IOException {
    hub.addAll(RandomCheckpoint.write(original, 7));

    Path folder = Models.downloading(hub, cache).build().resolve(FakeHub.MODEL);

    try (DjlClipEncoder downloaded = DjlClipEncoder.load(folder);
        DjlClipEncoder written = DjlClipEncoder.load(original)) {
      assertThat(downloaded.encodeTexts(List.of("a dog")).get(0))
          .isEqualTo(written.encodeTexts(List.of("a dog")).get(0));
      assertThat(downloaded.identity()).isEqualTo(written.identity());
    }
  }
}
