package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.clipsearch.ModelLoadException;
import io.github.clipsearch.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints with {@code vocab.json} and {@code merges.txt} in place of a tokenizer.json. */
class VocabularyFilesTest {
  private record Vector(String text, long[] ids) {}

  private Path folder;

  @BeforeEach
  void writeSmallCheckpoint(@TempDir Path temporary) throws IOException {
    folder = RandomCheckpoint.write(temporary.resolve("model"), 1);
    split(folder.resolve("tokenizer.json"));
    Files.delete(folder.resolve("tokenizer.json"));
  }

  @Test
  void tokensAreThoseOfThePublishedVocabulary() throws IOException {
    Path checkpoint = SharedFiles.get("clip", "checkpoints", "tiny-f32");
    Path vectors = SharedFiles.get("clip", "tokenizer-vectors.json");
    split(checkpoint.resolve("tokenizer.json"));
    ClipConfig config = ClipConfig.read(checkpoint.resolve("config.json"));

    PyTorchEngine.start(folder);
    try (ClipTokenizer tokenizer = ClipTokenizer.load(vocabulary(), config)) {
      Vector[] expected = new Gson().fromJson(Files.readString(vectors), Vector[].class);
      assertThat(expected).hasSize(54);
      for (Vector vector : expected) {
        assertThat(tokenizer.encode(vector.text)).as(vector.text).containsExactly(vector.ids);
      }
    }
  }

  @Test
  void pairsAreMergedInTheOrderOfTheFile() throws IOException {
    // given three more tokens in the places of three bytes that the text does not need
    replaceToken("Ā", "ca");
    replaceToken("ā", "cat</w>");
    replaceToken("Ă", "at</w>");
    Files.writeString(merges(), "#version: 0.2\r\nc a\r\nca t</w>\r\na t</w>\r\n");

    try (ClipTokenizer tokenizer = load()) {
      // byte 0 had the id 0, byte 1 the id 1, byte 2 the id 2; "Ca" merges first in cat and cab
      assertThat(tokenizer.encode("Cat\n at  cab")).containsExactly(512, 1, 2, 0, 'b' + 256, 513);
    }
  }

  @Test
  void encoderReadsSuchACheckpoint() {
    float[] vector;
    try (DjlClipEncoder encoder = DjlClipEncoder.load(folder)) {
      vector = encoder.encodeTexts(List.of("a red boat")).get(0);
    }
    RandomCheckpoint.write(folder, 1);
    try (DjlClipEncoder encoder = DjlClipEncoder.load(folder)) {
      assertThat(vector).isEqualTo(encoder.encodeTexts(List.of("a red boat")).get(0));
    }
  }

  @Test
  void oneOfTheTwoFilesIsMissing() throws IOException {
    Files.move(merges(), folder.resolve("elsewhere"));
    assertRefused().hasMessageContaining("no merges.txt (which belongs with vocab.json");
    Files.move(folder.resolve("elsewhere"), merges());
    Files.delete(vocabulary());
    assertRefused().hasMessageContaining("no vocab.json (which belongs with merges.txt");
  }

  @Test
  void mergesAreCutOff() throws IOException {
    replaceToken("Ā", "ca");
    assertRefused()
        .hasMessageContaining("merges.txt")
        .hasMessageContaining("no line makes 1 of the tokens of vocab.json, such as 'ca'");
  }

  @Test
  void mergesAreOfAnotherModel() throws IOException {
    Files.writeString(merges(), "#version: 0.2\nx y\n");
    assertRefused().hasMessageContaining("line 2 is 'x y', but vocab.json has no token 'xy'");
  }

  @Test
  void mergesAreNoPairs() throws IOException {
    Files.writeString(merges(), "<html>\n");
    assertRefused().hasMessageContaining("line 1 is '<html>', but must be two tokens");
  }

  @Test
  void mergesAreNoText() throws IOException {
    Files.write(merges(), new byte[] {(byte) 0xff, 0, 1});
    assertRefused().hasMessageContaining("merges.txt").hasMessageContaining("could not be read");
  }

  @Test
  void vocabularyIsCutOff() throws IOException {
    String text = Files.readString(vocabulary());
    Files.writeString(vocabulary(), text.substring(0, text.length() / 2));
    assertRefused().hasMessageContaining("vocab.json").hasMessageContaining("no valid JSON");
  }

  @Test
  void vocabularyHasNoEndToken() throws IOException {
    replaceToken("<|endoftext|>", "<end>");
    assertRefused().hasMessageContaining("it has no token <|endoftext|>");
  }

  @Test
  void idsAreNoNumbersOrTwiceThere() throws IOException {
    String text = Files.readString(vocabulary());
    Files.writeString(vocabulary(), text.replace("\"a\":97", "\"a\":\"97\""));
    assertRefused().hasMessageContaining("the id of 'a' is \"97\"");
    Files.writeString(vocabulary(), text.replace("\"a\":97", "\"a\":98"));
    assertRefused().hasMessageContaining("'a' and 'b' both have the id 98");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
    return assertThatThrownBy(() -> DjlClipEncoder.load(folder).close())
        .isInstanceOf(ModelLoadException.class);
  }

  private ClipTokenizer load() {
    PyTorchEngine.start(folder);
    return ClipTokenizer.load(vocabulary(), ClipConfig.read(folder.resolve("config.json")));
  }

  private Path vocabulary() {
    return folder.resolve("vocab.json");
  }

  private Path merges() {
    return folder.resolve("merges.txt");
  }

  private void replaceToken(String token, String other) throws IOException {
    JsonObject tokens = JsonParser.parseString(Files.readString(vocabulary())).getAsJsonObject();
    tokens.add(other, tokens.remove(token));
    Files.writeString(vocabulary(), tokens.toString());
  }

  /** Writes the two files in the form in which they are published. */
  private void split(Path tokenizer) throws IOException {
    JsonObject model =
        JsonParser.parseString(Files.readString(tokenizer))
            .getAsJsonObject()
            .getAsJsonObject("model");
    Files.writeString(vocabulary(), model.get("vocab").toString());
    List<String> lines = new ArrayList<>(List.of("#version: 0.2"));
    for (JsonElement merge : model.getAsJsonArray("merges")) {
      lines.add(merge.getAsString());
    }
    Files.write(merges(), lines);
  }
}
