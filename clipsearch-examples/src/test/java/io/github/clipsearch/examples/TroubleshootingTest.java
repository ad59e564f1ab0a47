package io.github.clipsearch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The messages that {@code docs/troubleshooting.md} explains are those of the library. */
class TroubleshootingTest {
  /** A row whose first column is a message and nothing else. */
  private static final Pattern MESSAGE = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);

  @Test
  void everyMessageIsOneOfTheLibrary() throws IOException {
    String literals = literals();
    List<String> messages =
        MESSAGE
            .matcher(Files.readString(Path.of("..", "docs", "troubleshooting.md")))
            .results()
            .map(row -> row.group(1))
            .toList();

    assertThat(messages).hasSizeGreaterThan(30);
    assertThat(messages).allSatisfy(message -> assertThat(literals).contains(message));
  }

  /** All sources of the library, with literals that are joined by a plus made one. */
  private static String literals() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      for (Path file : files.filter(TroubleshootingTest::isOfLibrary).toList()) {
        all.append(
            Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", Matcher.quoteReplacement("")));
      }
    }
    return all.toString();
  }

  private static boolean isOfLibrary(Path file) {
    String path = file.toString().replace('\\', '/');
    return path.contains("/src/main/java/")
        && path.endsWith(".java")
        && !path.contains("/clipsearch-examples/")
        && !path.contains("/clipsearch-training/");
  }
}
