package io.github.clipsearch.examples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.examples.demo.DemoClips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in a real browser. */
class PageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ODD_NAME = "<img src=x onerror=\"document.title='ran'\">.mp4";

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static ChromeDriver browser;

  @SuppressWarnings("NullAway.Init")
  private static DrawnLibrary library;

  @BeforeAll
  static void serve() throws IOException {
    browser = Chromium.start(1200, 900);
    library = new DrawnLibrary(folder);
    Path odd = library.clips.resolve(ODD_NAME);
    Files.copy(library.clips.resolve("town.mp4"), odd);
    library.engine.index(IndexRequest.builder(odd).id("odd & \"quoted\"/100%").build());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.quit();
    }
    if (library != null) {
      library.close();
    }
  }

  @BeforeEach
  void open() {
    browser.manage().window().setSize(new Dimension(1200, 900));
    browser.get(library.server.address().toString());
  }

  @Test
  void findsAndPlaysTheMomentByKeyboardAlone() throws Exception {
    WebElement body = browser.findElement(By.tagName("body"));
    browser.executeScript("document.activeElement.blur()");
    body.sendKeys("/");
    browser.switchTo().activeElement().sendKeys("four pink flowers in a garden", Keys.ENTER);

    WebElement first = first();
    assertThat(title(first)).isEqualTo("garden.mp4");
    assertThat(first.findElement(By.cssSelector(".time")).getText()).isEqualTo("0:03");
    awaitPicture(first);
    screenshot("hits");

    first.findElement(By.cssSelector(".moment")).sendKeys(Keys.ENTER);
    await("return document.querySelector('#screen').currentTime >= 3");
    assertThat(number("return document.querySelector('#screen').currentTime")).isBetween(3.0, 5.5);
    await("return document.querySelectorAll('#scenes [aria-current]').length === 1");
    screenshot("player");

    browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
    await("return !document.querySelector('#player').open");
    assertThat(browser.executeScript("return document.querySelector('#screen').paused"))
        .isEqualTo(true);
  }

  @Test
  void theTimelineLeadsToEachScene() {
    search("four pink flowers in a garden");
    WebElement timeline = first().findElement(By.className("timeline"));
    List<WebElement> scenes = timeline.findElements(By.tagName("button"));
    assertThat(scenes).hasSize(4);
    assertThat(scenes.get(1).getAttribute("class")).contains("best");
    assertThat(scenes.get(3).getAttribute("aria-label")).startsWith("Scene 4, 0:06 to 0:08");

    scenes.get(3).click();

    await("return document.querySelector('#screen').currentTime >= 6");
    await("return document.querySelectorAll('#scenes button').length === 4");
    browser.findElements(By.cssSelector("#scenes button")).get(0).click();
    await("return document.querySelector('#screen').currentTime < 2");
    browser.findElement(By.id("close")).click();
    await("return !document.querySelector('#player').open");
  }

  @Test
  void moreLikeThisLeavesItOutAndTheBackButtonComesBack() {
    search("a yellow bus in the city");
    first().findElement(By.xpath(".//button[text()='More like this']")).click();
    await("return document.querySelector('#status').textContent.startsWith('Like ')");
    assertThat(browser.getCurrentUrl()).contains("like=");

    browser.navigate().back();

    await("return document.querySelector('#text').value === 'a yellow bus in the city'");
    await("return !document.querySelector('#status').textContent.startsWith('Like ')");
    assertThat(browser.findElements(By.className("hit"))).hasSize(6);
  }

  @Test
  void namesAndQueriesAreNothingButText() {
    search("<script>document.title='ran'</script>");
    await("return document.querySelectorAll('.hit').length === 6");

    assertThat(browser.findElements(By.cssSelector(".hit h2")))
        .extracting(WebElement::getText)
        .contains(ODD_NAME);
    assertThat(browser.findElements(By.cssSelector("h2 img, main script"))).isEmpty();
    assertThat(browser.getTitle()).isEqualTo("clipsearch");
    WebElement odd =
        browser.findElement(
            By.xpath("//article[h2[starts-with(., '<img')]]//button[@class='moment']"));
    odd.click();
    await("return document.querySelector('#screen').readyState >= 2");
    assertThat(browser.findElement(By.id("playing")).getText()).isEqualTo(ODD_NAME);
  }

  @Test
  void fitsAPhone() throws Exception {
    browser.manage().window().setSize(new Dimension(390, 844));
    search("a boat");
    awaitPicture(first());
    screenshot("phone");

    assertThat(
            browser.executeScript(
                "return [...document.querySelectorAll('body *')].filter(e =>"
                    + " e.getBoundingClientRect().right > document.documentElement.clientWidth)"
                    + ".map(e => e.outerHTML.substring(0, 100))"))
        .isEqualTo(List.of());
  }

  @Test
  void fetchesNothingFromElsewhere() {
    search("a boat");
    awaitPicture(first());

    assertThat(
            browser.executeScript(
                "return performance.getEntriesByType('resource').map(r => new URL(r.name).origin)"
                    + ".filter(origin => origin !== location.origin)"))
        .isEqualTo(List.of());
  }

  @Test
  void anUploadIsIndexedWhileOneWatches() throws IOException {
    Path clip = folder.resolve("sent.mp4");
    DemoClips.writeLong(clip, 180, 1);
    wait(By.id("upload"));

    browser.findElement(By.id("files")).sendKeys(clip.toString());

    await("return document.querySelector('#uploads li')?.textContent.endsWith('done')");
    await("return document.querySelector('#about').textContent.startsWith('7 videos')");
    String id =
        library.engine.videos().stream()
            .filter(video -> video.uri().getPath().endsWith("/sent.mp4"))
            .findFirst()
            .orElseThrow()
            .id();
    library.engine.remove(id);
  }

  private static void search(String text) {
    WebElement field = browser.findElement(By.id("text"));
    field.clear();
    field.sendKeys(text);
    browser.findElement(By.cssSelector("#search > button")).click();
    await("return document.querySelector('#status').textContent.includes('compared')");
  }

  private static WebElement first() {
    wait(By.cssSelector(".hit .score"));
    return browser.findElement(By.className("hit"));
  }

  private static String title(WebElement hit) {
    return hit.findElement(By.tagName("h2")).getText();
  }

  private static void awaitPicture(WebElement hit) {
    WebElement image = hit.findElement(By.tagName("img"));
    new WebDriverWait(browser, PATIENCE)
        .until(
            b ->
                Boolean.TRUE.equals(
                    browser.executeScript(
                        "return arguments[0].complete && arguments[0].naturalWidth > 0", image)));
  }

  private static void wait(By element) {
    new WebDriverWait(browser, PATIENCE).until(visibilityOfElementLocated(element));
  }

  private static void await(String condition) {
    new WebDriverWait(browser, PATIENCE)
        .withMessage(condition)
        .until(b -> Boolean.TRUE.equals(browser.executeScript(condition)));
  }

  private static double number(String script) {
    return Double.parseDouble(String.valueOf(browser.executeScript(script)));
  }

  /** For people to look at. */
  private static void screenshot(String name) throws IOException {
    Path file = Path.of("target", "screenshots", name + ".png");
    Files.createDirectories(file.getParent());
    Files.write(file, browser.getScreenshotAs(OutputType.BYTES));
  }
}
