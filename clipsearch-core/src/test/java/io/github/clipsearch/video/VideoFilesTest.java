package io.github.clipsearch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createDirectories(folder.resolve("a/deep"));
    for (String name : List.of("a/1.mp4", "a/2.MKV", "a/notes.txt", "a/deep/3.mp4", "b[1].mp4")) {
      Files.createFile(folder.resolve(name));
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path absent = folder.resolve("absent");

    assertThatThrownBy(() -> VideoFiles.in(absent))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(absent.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "a, a/1.mp4 a/2.MKV a/deep/3.mp4",
    "a/1.mp4, a/1.mp4",
    "a/*.mp4, a/1.mp4",
    "a/**.mp4, a/1.mp4 a/deep/3.mp4",
    "a/?.*, a/1.mp4 a/2.MKV",
    "a/*/*.mp4, a/deep/3.mp4",
    "'a/{1.mp4,2.MKV}', a/1.mp4 a/2.MKV",
    "absent.mp4, absent.mp4",
    "a/*.webm, ''",
    "none/*.mp4, ''",
    // what exists is no pattern
    "b[1].mp4, b[1].mp4"
  })
  void aPathOrAPatternNamesFiles(String written, String expected) {
    String root = folder + "/";

    assertThat(VideoFiles.named(root + written))
        .extracting(file -> file.toString().substring(root.length()))
        .containsExactly(expected.isEmpty() ? new String[0] : expected.split(" ", -1));
  }
}
