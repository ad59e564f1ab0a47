package io.github.clipsearch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The Java in the README and in the docs is quoted from the example programs, their tests and the
 * host applications, which the build compiles.
 */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Path HOST_APPLICATIONS = Path.of("..", "clipsearch-host-tests", "src", "it");
  private static final Path SPARK_TESTS = Path.of("..", "clipsearch-spark", "src", "test");
  private static final Path SOLR_TESTS = Path.of("..", "clipsearch-store-solr", "src", "test");
  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyJavaBlockStandsInAnExampleProgram() throws IOException {
    List<String> programs = programs();
    for (Path page : pages()) {
      Matcher block = JAVA_BLOCK.matcher(Files.readString(page));
      while (block.find()) {
        String quoted = unindented(block.group(1));
        assertThat(programs.stream().anyMatch(program -> program.contains(quoted)))
            .as("an example program holds what %s quotes: %s", page, quoted)
            .isTrue();
      }
    }
    assertThat(Files.readString(README)).containsPattern(JAVA_BLOCK);
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("..", "docs"))) {
      return Stream.concat(Stream.of(README), docs.filter(f -> f.toString().endsWith(".md")))
          .toList();
    }
  }

  @Test
  void theTwoCommandsAreOneLineEach() throws IOException {
    String readme = Files.readString(README);
    for (String heading : List.of("## Try it", "## Test it")) {
      assertThat(readme).containsPattern(heading + "\n\n```sh\n[^\n]+\n```");
    }
  }

  private static List<String> programs() throws IOException {
    List<String> programs = new ArrayList<>();
    for (Path sources : List.of(Path.of("src"), HOST_APPLICATIONS, SPARK_TESTS, SOLR_TESTS)) {
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          programs.add(unindented(Files.readString(file)));
        }
      }
    }
    return programs;
  }

  private static String unindented(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n"));
  }
}
