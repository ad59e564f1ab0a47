package io.github.clipsearch.store.lmdb;

import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.Metadata;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VectorFormat;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.VideoStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index is what docs/lmdb-format.md says: read with LMDB and that page alone. */
class FormatDocumentTest {
  private static final Pattern CODE_BLOCK = Pattern.compile("```\n(.*?)```", Pattern.DOTALL);
  private static final Pattern EXAMPLE =
      Pattern.compile("(\\w+)/([\\w.]+) +([0-9a-f ]+)\n", Pattern.DOTALL);

  private final Path temporary;
  private final String page;

  FormatDocumentTest(@TempDir Path temporary) throws IOException {
    this.temporary = temporary;
    this.page = Files.readString(Path.of("..", "docs", "lmdb-format.md"));
  }

  private Path write(VectorFormat format) {
    Path directory = temporary.resolve(format.name());
    try (LmdbIndexStore store = LmdbIndexStore.builder(directory).vectorFormat(format).open()) {
      store.claim(new EncoderIdentity("test/five", 5));
      store.put(video("a", 2), scenes(vector(0.6, 0.8, 0, 0, 0), vector(0, 0, -1, 0, 0)));
    }
    return directory;
  }

  /** The cells of the rows of the first table under a heading. */
  private List<List<String>> table(String heading) {
    String section = page.substring(page.indexOf(heading + "\n"));
    List<List<String>> rows = new ArrayList<>();
    for (String line : section.lines().dropWhile(l -> !l.startsWith("|")).toList()) {
      if (!line.startsWith("|")) {
        break;
      }
      rows.add(List.of(line.substring(2).split(" *\\| *", -1)));
    }
    return rows.subList(2, rows.size());
  }

  private static String unquoted(String cell) {
    return cell.replace("`", "");
  }

  @Test
  void theExamplesAreWhatIsWritten() {
    List<String> blocks = CODE_BLOCK.matcher(page).results().map(block -> block.group(1)).toList();
    VectorFormat[] formats = VectorFormat.values();
    assertThat(blocks).hasSameSizeAs(formats);
    for (int i = 0; i < formats.length; i++) {
      VectorFormat format = formats[i];
      List<MatchResult> examples = EXAMPLE.matcher(blocks.get(i)).results().toList();
      assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
      try (RawIndex raw = new RawIndex(write(format))) {
        for (MatchResult example : examples) {
          byte[] expected = HexFormat.of().parseHex(example.group(3).replace(" ", ""));
          assertThat(raw.get(example.group(1), example.group(2)))
              .as(format + " " + example.group())
              .contains(expected);
        }
      }
    }
  }

  @Test
  void theDatabasesAreThoseOfTheTable() {
    try (RawIndex raw = new RawIndex(write(VectorFormat.FLOAT32))) {
      assertThat(raw.tables())
          .containsExactlyInAnyOrderElementsOf(
              table("## The environment").stream().map(row -> unquoted(row.get(0))).toList());
    }
  }

  @Test
  void theKeysOfTheFormatAreThoseOfTheTable() {
    try (RawIndex raw = new RawIndex(write(VectorFormat.FLOAT32))) {
      assertThat(raw.keys("format"))
          .containsExactlyInAnyOrderElementsOf(
              table("## `format`").stream().map(row -> unquoted(row.get(0))).toList());
    }
  }

  @Test
  void aSceneHasTheFieldsOfTheTableAtItsOffsets() {
    List<List<String>> fields = table("## `scenes`");
    int sceneBytes = bytesInHeadingOf("scenes");
    try (RawIndex raw = new RawIndex(write(VectorFormat.FLOAT32))) {
      ByteBuffer value =
          ByteBuffer.wrap(raw.get("scenes", "a").orElseThrow()).order(ByteOrder.LITTLE_ENDIAN);
      List<Number> second = new ArrayList<>();
      for (List<String> field : fields) {
        int offset = sceneBytes + Integer.parseInt(field.get(0));
        second.add(
            switch (field.get(1)) {
              case "int64" -> value.getLong(offset);
              case "float64" -> value.getDouble(offset);
              default -> throw new AssertionError("unknown type " + field);
            });
      }

      assertThat(value.limit()).isEqualTo(2 * sceneBytes);
      assertThat(second).containsExactly(25L, 50L, 1.0, 2.0, 1.48);
      assertThat(fields.get(1).get(2)).contains("first frame after the scene");
    }
  }

  private int bytesInHeadingOf(String table) {
    Matcher bytes =
        Pattern.compile("`sceneCount` entries of (\\d+) bytes")
            .matcher(page.substring(page.indexOf("## `" + table + "`")));
    assertThat(bytes.find()).isTrue();
    return Integer.parseInt(bytes.group(1));
  }

  @Test
  void aRecordHasTheMembersOfTheTable() {
    Set<String> documented = new TreeSet<>();
    for (List<String> row : table("## `videos`")) {
      for (String name : unquoted(row.get(0)).split(", ", -1)) {
        documented.add(name);
      }
    }
    Path directory = write(VectorFormat.FLOAT32);
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      VideoRecord whole = video("a", 2, Map.of("place", "Oslo"));
      store.put(
          new VideoRecord(
              whole.id(),
              whole.uri(),
              whole.width(),
              whole.height(),
              whole.frameCount(),
              whole.duration(),
              whole.sceneCount(),
              VideoStatus.PARTIAL,
              List.of("The last 3 packets are damaged."),
              Metadata.copyOf(whole.metadata()),
              whole.source(),
              whole.frameSource(),
              whole.indexedAt()),
          store.scenes("a"));
    }
    try (RawIndex raw = new RawIndex(directory)) {
      JsonObject json =
          JsonParser.parseString(new String(raw.get("videos", "a").orElseThrow(), UTF_8))
              .getAsJsonObject();

      assertThat(json.keySet()).isEqualTo(documented);
      for (String inner : List.of("source", "frameSource")) {
        String described =
            table("## `videos`").stream()
                .filter(row -> row.get(0).equals("`" + inner + "`"))
                .findFirst()
                .orElseThrow()
                .get(2);
        assertThat(json.getAsJsonObject(inner).keySet())
            .allSatisfy(name -> assertThat(described).contains("`" + name + "`:"));
      }
    }
  }

  @Test
  void theTwoPartsOfAVideosVectorsAreOneRun() {
    try (LmdbIndexStore store = LmdbIndexStore.open(temporary.resolve("cut"))) {
      store.claim(Videos512.ENCODER);
      Videos512.put(store, "a", 1, 1);
    }
    float[] expected = Videos512.sceneRecords(1, 1).get(0).embedding();

    try (RawIndex raw = new RawIndex(temporary.resolve("cut"))) {
      byte[] head = raw.get("embeddings", "a").orElseThrow();
      byte[] tail = raw.get("tails", "a").orElseThrow();

      ByteBuffer run = ByteBuffer.allocate(4 * 512).order(ByteOrder.LITTLE_ENDIAN);
      run.put(head).put(tail).flip();
      assertThat(head.length % 4).isZero();
      for (int i = 0; i < 512; i++) {
        assertThat(run.getFloat(4 * i)).isEqualTo(expected[i]);
      }
    }
  }

  @Test
  void blankScenesAreZerosInEveryFormat() {
    for (VectorFormat format : VectorFormat.values()) {
      Path directory = temporary.resolve("blank " + format);
      try (LmdbIndexStore store = LmdbIndexStore.builder(directory).vectorFormat(format).open()) {
        store.claim(new EncoderIdentity("test/five", 5));
        store.put(video("a", 1), List.of(SceneRecord.blank(new Scene(0, 25, 0, 1), 0.48, 5)));
      }

      try (RawIndex raw = new RawIndex(directory)) {
        assertThat(raw.get("embeddings", "a").orElseThrow()).containsOnly(0);
      }
    }
  }
}
