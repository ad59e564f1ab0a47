package io.github.clipsearch.encoder.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected values are what {@code sha256sum} and {@code git hash-object} print. */
class ContentHashTest {

  @Test
  void tagDecidesWhichHash(@TempDir Path temp) throws IOException {
    Path file = Files.writeString(temp.resolve("hello"), "hello\n");

    assertThat(ContentHash.like("0".repeat(64), file))
        .isEqualTo("5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03");
    assertThat(ContentHash.like("0".repeat(40), file))
        .isEqualTo("ce013625030ba8dba906f756967f9e9ca394464a");
  }
}
