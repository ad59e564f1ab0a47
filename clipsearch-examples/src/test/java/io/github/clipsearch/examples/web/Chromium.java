package io.github.clipsearch.examples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The machine's own Chromium, without a window. Tests that need it are skipped where it is absent,
 * and fail where it is absent on the build server ({@code CI=true}).
 */
final class Chromium {
  private static final String HELP = "scripts/install-test-tools.sh installs it on Debian";

  private Chromium() {}

  /** Starts the browser; the caller quits it. */
  static ChromeDriver start(int width, int height) {
    Optional<Path> browser = command("chromium");
    Optional<Path> driver = command("chromedriver");
    boolean present = browser.isPresent() && driver.isPresent();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(present).as("chromium and chromedriver on the build server; " + HELP).isTrue();
    }
    assumeTrue(present, () -> "skipped: no chromium and chromedriver; " + HELP);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--window-size=" + width + "," + height,
        // Containers have neither what the sandbox needs nor much shared memory.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--autoplay-policy=no-user-gesture-required",
        "--mute-audio");
    return new ChromeDriver(
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.orElseThrow().toFile())
            .build(),
        options);
  }

  private static Optional<Path> command(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
