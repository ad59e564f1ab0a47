package io.github.clipsearch.encoder.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.ModelLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a model is looked for when nothing may be downloaded. */
class LocalModelsTest {
  private static final List<String> FILES =
      List.of("config.json", "preprocessor_config.json", "tokenizer.json", "model.safetensors");

  @TempDir Path temp;

  @Test
  void existingPathIsTakenAsItIs() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("my models/clip (copy)"));

    assertThat(Models.offline(temp.resolve("cache")).build().resolve(folder.toString()))
        .isEqualTo(folder);
  }

  @Test
  void configuredFolderComesBeforeTheCache() throws IOException {
    Path own = Files.createDirectories(temp.resolve("models/openai/clip"));
    Path cached = cachedModel("models--openai--clip", FakeHub.COMMIT, FILES);
    HubModels.Builder models = Models.offline(temp.resolve("cache"));

    assertThat(models.build().resolve("openai/clip")).isEqualTo(cached);
    assertThat(models.modelsFolder(temp.resolve("models")).build().resolve("openai/clip"))
        .isEqualTo(own);
  }

  @Test
  void listsWhatIsCompleteInTheCache() throws IOException {
    HubModels models = Models.offline(temp.resolve("cache")).build();
    assertThat(models.cached()).isEmpty();

    cachedModel("models--openai--clip-vit", FakeHub.COMMIT, FILES);
    cachedModel("models--gpt2", FakeHub.COMMIT, FILES);
    cachedModel("models--openai--incomplete", FakeHub.COMMIT, List.of("config.json"));
    Files.createDirectories(temp.resolve("cache/datasets--openai--pictures"));
    Files.createDirectories(temp.resolve("cache/.locks/models--openai--clip-vit"));

    assertThat(models.cached()).containsExactly("gpt2", "openai/clip-vit");
  }

  @Test
  void cacheIsReadByBranchAndByCommit() throws IOException {
    String other = "f".repeat(40);
    Path main = cachedModel("models--openai--clip", FakeHub.COMMIT, FILES);
    Path older =
        cachedModel(
            "models--openai--clip",
            other,
            List.of(
                "config.json",
                "preprocessor_config.json",
                "vocab.json",
                "merges.txt",
                "model.safetensors"));
    Files.writeString(temp.resolve("cache/models--openai--clip/refs/main"), FakeHub.COMMIT + "\n");
    HubModels.Builder models = Models.offline(temp.resolve("cache"));

    assertThat(models.build().resolve("openai/clip")).isEqualTo(main);
    assertThat(models.revision(other).build().resolve("openai/clip")).isEqualTo(older);
  }

  @Test
  void incompleteModelInTheCacheIsNotTakenAndSaysWhatIsMissing() throws IOException {
    cachedModel("models--openai--clip", FakeHub.COMMIT, FILES.subList(0, 2));

    assertThatThrownBy(() -> Models.offline(temp.resolve("cache")).build().resolve("openai/clip"))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("lacks tokenizer.json and model.safetensors");
  }

  @Test
  void missingShardMakesAModelIncomplete() throws IOException {
    Path snapshot = cachedModel("models--openai--clip", FakeHub.COMMIT, FILES.subList(0, 3));
    Files.writeString(
        snapshot.resolve("model.safetensors.index.json"),
        """
        {"weight_map": {"a": "model-00001-of-00002.safetensors",
                        "b": "model-00002-of-00002.safetensors"}}
        """);
    Files.createFile(snapshot.resolve("model-00001-of-00002.safetensors"));

    assertThatThrownBy(() -> Models.offline(temp.resolve("cache")).build().resolve("openai/clip"))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("lacks model-00002-of-00002.safetensors");
  }

  @Test
  void unknownModelSaysWhereWasLookedAndHowToAllowADownload() {
    HubModels models =
        Models.offline(temp.resolve("cache")).modelsFolder(temp.resolve("models")).build();

    assertThatThrownBy(() -> models.resolve("openai/clip"))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(temp.resolve("models/openai/clip").toString())
        .hasMessageContaining(temp.resolve("cache/models--openai--clip").toString())
        .hasMessageContaining("allowDownload()");
    assertThat(temp).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "a/../../b",
        "/nowhere/at/all",
        "a/b/c",
        "a--b/c",
        "a\\..\\b",
        "a/b?x=1",
        "a/b%2e%2e",
        ".hidden/model",
        "owner/",
        "a/b\nc"
      })
  void whatIsNeitherPathNorNameIsRefused(String name) {
    HubModels models =
        Models.offline(temp.resolve("cache")).modelsFolder(temp).allowDownload().build();

    assertThatThrownBy(() -> models.resolve(name))
        .isInstanceOf(ModelLoadException.class)
        .isNotInstanceOf(ModelDownloadException.class)
        .hasMessageContaining("neither a path that exists nor a name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/../b", "/main", "main/", "a b", "ma%69n", "x\\y"})
  void revisionsThatLeadElsewhereAreRefused(String revision) {
    assertThatThrownBy(() -> HubModels.builder().revision(revision))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refThatNamesNoCommitIsNotFollowed() throws IOException {
    Path elsewhere = cachedModel("models--openai--clip", "elsewhere", FILES);
    Files.writeString(
        temp.resolve("cache/models--openai--clip/refs/main"), "../snapshots/elsewhere");
    assertThat(elsewhere).isDirectory();

    assertThatThrownBy(() -> Models.offline(temp.resolve("cache")).build().resolve("openai/clip"))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("no revision 'main'");
  }

  /** As huggingface_hub's constants.py has it. */
  @ParameterizedTest
  @CsvSource({
    "'', /home/someone/.cache/huggingface/hub",
    "XDG_CACHE_HOME=/x, /x/huggingface/hub",
    "XDG_CACHE_HOME=/x HF_HOME=/h, /h/hub",
    "HF_HOME=~/h, /home/someone/h/hub",
    "HF_HOME=/h HUGGINGFACE_HUB_CACHE=/old, /old",
    "HF_HOME=/h HUGGINGFACE_HUB_CACHE=/old HF_HUB_CACHE=/new, /new",
    "HF_HUB_CACHE= HF_HOME=/h, /h/hub"
  })
  void cacheIsWhereTheHubsOwnToolsHaveIt(String variables, Path expected) {
    Map<String, String> environment = new HashMap<>();
    for (String variable : variables.isEmpty() ? new String[0] : variables.split(" ", -1)) {
      environment.put(variable.split("=", -1)[0], variable.split("=", -1)[1]);
    }

    assertThat(Models.environment(environment).cacheFolder()).isEqualTo(expected);
  }

  private Path cachedModel(String folder, String commit, List<String> files) throws IOException {
    Path model = temp.resolve("cache").resolve(folder);
    Path snapshot = Files.createDirectories(model.resolve("snapshots").resolve(commit));
    for (String file : files) {
      Files.createFile(snapshot.resolve(file));
    }
    Files.createDirectories(model.resolve("refs"));
    Files.writeString(model.resolve("refs/main"), commit);
    return snapshot;
  }
}
