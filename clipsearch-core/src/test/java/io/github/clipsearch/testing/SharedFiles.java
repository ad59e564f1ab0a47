package io.github.clipsearch.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real footage and reference values that are too large for the repository. They lie in a folder
 * {@code shared} beside the checkout; tests that need them are skipped where it is absent, and fail
 * where it is absent on the build server ({@code CI=true}).
 */
public final class SharedFiles {
  private SharedFiles() {}

  /**
   * A file or folder among the shared files.
   *
   * @param first name below the shared folder
   * @param more names below that
   * @return the existing path; the calling test is skipped when the shared folder is absent
   */
  public static Path get(String first, String... more) {
    Path root = Path.of(System.getProperty("clipsearch.shared", "../../shared"));
    if ("true".equals(System.getenv("CI"))) {
      assertThat(root).as("the shared test files, which the build server must have").isDirectory();
    }
    assumeTrue(Files.isDirectory(root), () -> "skipped: no shared test files at " + root);
    Path path = root.resolve(Path.of(first, more)).normalize();
    assertThat(path).exists();
    return path;
  }
}
