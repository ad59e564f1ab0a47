package io.github.clipsearch.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import io.github.clipsearch.testing.ColorEncoder;
import io.github.clipsearch.testing.ScriptedDecoder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that look after an index; none of them needs a model. */
class MaintenanceCommandsTest {
  @TempDir Path folder;

  private Path index = Path.of("");
  private Path first = Path.of("");
  private Path second = Path.of("");

  @BeforeEach
  void makeIndex() {
    index = folder.resolve("index");
    first = ScriptedDecoder.write(folder.resolve("first.mp4"), "50 #ff0000", "50 #0000ff");
    second = ScriptedDecoder.write(folder.resolve("second.mp4"), "25 #00ff00");
    try (VideoSearchEngine engine =
        VideoSearchEngine.builder()
            .encoder(new ColorEncoder())
            .decoder(new ScriptedDecoder())
            .store(LmdbIndexStore.open(index))
            .build()) {
      engine.index(IndexRequest.builder(first).id("one").metadata("place", "Oslo").build());
      engine.index(IndexRequest.builder(second).id("two").build());
    }
  }

  @Test
  void infoSumsUpTheIndex() {
    CommandRun run = CommandRun.of("info", "--index", index);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).containsPattern("videos +2\n").containsPattern("scenes +3\n");
    assertThat(run.out()).containsPattern("duration +0:00:05.000\n").contains("FLOAT32");
  }

  @Test
  void infoShowsAVideoByIdOrFile() {
    CommandRun byId = CommandRun.of("info", "--index", index, "one");
    CommandRun byFile = CommandRun.of("info", "--index", index, first);

    assertThat(byId.exitCode()).as(byId.err()).isZero();
    assertThat(byId.out()).containsPattern("place +Oslo").contains("first.mp4");
    assertThat(byId.out()).containsPattern("    2  0:00:02.000  0:00:04.000");
    assertThat(byFile.out()).isEqualTo(byId.out());
    assertThat(CommandRun.of("info", "--index", index, "three").exitCode())
        .isEqualTo(Clipsearch.BAD_INPUT);
  }

  @Test
  void removeTakesIdsAndFiles() {
    CommandRun run = CommandRun.of("remove", "--index", index, "two", first);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("2 removed");
    assertThat(CommandRun.of("list", "--index", index, "--json").json()).isEmpty();
    assertThat(first).exists();
  }

  @Test
  void removeSaysWhatIsNotThereAndRemovesTheRest() {
    CommandRun run = CommandRun.of("remove", "--index", index, "three", "two");

    assertThat(run.exitCode()).isEqualTo(Clipsearch.SOME_FAILED);
    assertThat(run.out()).contains("1 removed");
    assertThat(run.err()).contains("not in the index: three");
  }

  @Test
  void removeMissingRemovesVideosWithoutAFile() throws IOException {
    Files.delete(second);

    CommandRun run = CommandRun.of("remove", "--index", index, "--missing");

    assertThat(run.out()).contains("1 removed");
    assertThat(CommandRun.of("info", "--index", index, "one").exitCode()).isZero();
    assertThat(CommandRun.of("info", "--index", index, "two").exitCode())
        .isEqualTo(Clipsearch.BAD_INPUT);
  }

  @Test
  void verifyTellsASoundIndexFromADamagedOne() throws IOException {
    CommandRun sound = CommandRun.of("verify", "--index", index);
    try (RandomAccessFile data = new RandomAccessFile(index.resolve("data.mdb").toFile(), "rw")) {
      data.setLength(data.length() / 2);
    }
    CommandRun damaged = CommandRun.of("verify", "--index", index);

    assertThat(sound.exitCode()).as(sound.err()).isZero();
    assertThat(sound.out()).contains("sound");
    assertThat(damaged.exitCode()).isEqualTo(Clipsearch.SOME_FAILED);
    assertThat(damaged.out()).contains("data.mdb");
  }

  @Test
  void copyTakesAllAlongAndIsTakenUp() {
    Path copy = folder.resolve("copy");

    CommandRun first = CommandRun.of("copy", "--index", index, "--to", copy, "--vectors", "INT8");
    CommandRun again = CommandRun.of("copy", "--index", index, "--to", copy);

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("2 copied, 0 unchanged");
    assertThat(again.out()).contains("0 copied, 2 unchanged");
    assertThat(CommandRun.of("list", "--index", copy).out())
        .isEqualTo(CommandRun.of("list", "--index", index).out());
    assertThat(CommandRun.of("info", "--index", copy).out()).contains("INT8");
    assertThat(CommandRun.of("verify", "--index", copy).exitCode()).isZero();
  }

  @Test
  void withoutAnIndexTheMessageSaysWhatToDo() {
    for (String command : new String[] {"info", "verify", "list"}) {
      CommandRun run = CommandRun.of(command, "--index", folder.resolve("none"));
      assertThat(run.exitCode()).isEqualTo(Clipsearch.BAD_INPUT);
      assertThat(run.err()).contains("clipsearch index --index");
    }
  }

  @Test
  void modelsListsTheOneInTheBox() {
    CommandRun run = CommandRun.of("models");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines().get(0)).isEqualTo("small");
  }

  @Test
  void completionKnowsTheCommands() {
    CommandRun run = CommandRun.of("generate-completion");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("complete -F").contains("storyboard").contains("--index");
  }
}
