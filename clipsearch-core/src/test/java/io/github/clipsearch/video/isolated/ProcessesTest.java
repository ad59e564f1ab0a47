package io.github.clipsearch.video.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.VideoStream;
import io.github.clipsearch.video.isolated.MisbehavingDecoder.Deed;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When processes start, wait, are used again and end. */
class ProcessesTest {
  @TempDir private Path folder = Path.of("");
  private Path good = Path.of("");

  @BeforeEach
  void writeVideo() {
    good = MisbehavingDecoder.write(folder.resolve("good"), Deed.NOTHING, 20, Deed.NOTHING);
  }

  @Test
  void aProcessDecodesManyFilesAndIsThenReplaced() {
    try (IsolatedVideoDecoder decoder = MisbehavingDecoder.isolated().filesPerProcess(3).build()) {
      List<Long> processes = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        processes.add(processOf(decoder));
      }

      assertThat(processes.subList(0, 3)).containsOnly(processes.get(0));
      assertThat(processes.subList(3, 6)).containsOnly(processes.get(3));
      assertThat(processes).doesNotContain(ProcessHandle.current().pid());
      assertThat(List.copyOf(processes).stream().distinct()).hasSize(3);
      assertThat(ProcessHandle.of(processes.get(0))).isEmpty();
    }
  }

  @Test
  void withoutWarmProcessesEachEndsWithItsFile() {
    try (IsolatedVideoDecoder decoder = MisbehavingDecoder.isolated().warmProcesses(0).build()) {
      assertThat(ProcessHandle.of(processOf(decoder))).isEmpty();
    }
  }

  @Test
  void settingsReachTheDecoderInside() {
    try (IsolatedVideoDecoder decoder = MisbehavingDecoder.isolated("özel").build();
        VideoStream stream = decoder.open(good)) {
      assertThat(stream.info().container()).isEqualTo("özel");
      assertThat(decoder.name()).isEqualTo("misbehaving");
    }
  }

  @Test
  void aThreadWaitsForAFreeProcess() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (IsolatedVideoDecoder decoder = MisbehavingDecoder.isolated().maxProcesses(1).build()) {
      VideoStream first = decoder.open(good);
      Future<Long> second = other.submit(() -> processOf(decoder));
      first.advance();
      assertThat(second.isDone()).isFalse();

      first.close();

      assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo(Long.parseLong(first.info().codec()));
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void aThreadThatWaitsForAProcessCanBeInterrupted() throws Exception {
    try (IsolatedVideoDecoder decoder = MisbehavingDecoder.isolated().maxProcesses(1).build();
        VideoStream only = decoder.open(good)) {
      assertThat(only.advance()).isTrue();
      assertInterruptible(() -> decoder.open(good));
    }
  }

  @Test
  void aThreadThatWaitsForAFrameCanBeInterrupted() throws Exception {
    Path hanging = MisbehavingDecoder.write(folder.resolve("bad"), Deed.NOTHING, 0, Deed.HANG);
    try (IsolatedVideoDecoder decoder = MisbehavingDecoder.isolated().build()) {
      VideoStream stream = decoder.open(hanging);
      assertInterruptible(stream::advance);
      stream.close();
    }
  }

  private static void assertInterruptible(Runnable waiting) throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    List<Throwable> thrown = new ArrayList<>();
    List<Boolean> status = new ArrayList<>();
    Thread thread =
        new Thread(
            () -> {
              started.countDown();
              try {
                waiting.run();
              } catch (VideoReadException e) {
                thrown.add(e);
                status.add(Thread.currentThread().isInterrupted());
              }
            });
    thread.start();
    started.await();
    thread.interrupt(); // before or while it waits: both must do
    thread.join(60_000);

    assertThat(thrown)
        .singleElement()
        .satisfies(e -> assertThat(e).hasMessageContaining("interrupted"))
        .satisfies(e -> assertThat(((VideoReadException) e).reason()).isEqualTo(Reason.IO_ERROR));
    assertThat(status).as("the thread's status stays").containsExactly(true);
  }

  @Test
  void closingEndsTheProcessesOfOpenStreams() {
    IsolatedVideoDecoder decoder = MisbehavingDecoder.isolated().build();
    VideoStream stream = decoder.open(good);
    assertThat(stream.advance()).isTrue();
    long process = Long.parseLong(stream.info().codec());

    decoder.close();
    decoder.close();

    assertThat(ProcessHandle.of(process)).isEmpty();
    assertThatExceptionOfType(AlreadyClosedException.class)
        .isThrownBy(
            () -> {
              while (stream.advance()) {
                assertThat(stream.frame().image()).isNotNull();
              }
            });
    assertThatExceptionOfType(AlreadyClosedException.class).isThrownBy(() -> decoder.open(good));
    stream.close();
  }

  @Test
  void aProcessThatDiedWhileIdleIsReplaced() throws Exception {
    try (IsolatedVideoDecoder decoder = MisbehavingDecoder.isolated().build()) {
      ProcessHandle idle = ProcessHandle.of(processOf(decoder)).orElseThrow();
      idle.destroyForcibly();
      idle.onExit().get(60, TimeUnit.SECONDS);

      assertThat(processOf(decoder)).isNotEqualTo(idle.pid());
    }
  }

  @Test
  void anUnknownNameIsReportedWithTheKnownOnes() {
    try (IsolatedVideoDecoder decoder = IsolatedVideoDecoder.builder("nonsuch").build()) {
      assertThatExceptionOfType(ClipSearchException.class)
          .isThrownBy(() -> decoder.open(good))
          .withMessageContaining("no decoder named nonsuch")
          .withMessageContaining("raw");
    }
  }

  @Test
  void aClassPathWithoutTheLibraryIsReportedAsSuch() {
    try (IsolatedVideoDecoder decoder =
        IsolatedVideoDecoder.builder("raw").classPath(folder.toString()).build()) {
      assertThatExceptionOfType(ClipSearchException.class)
          .isThrownBy(() -> decoder.open(good))
          .withMessageContaining("ChildMain")
          .withMessageContaining("must have clipsearch-core");
    }
  }

  @Test
  void aMissingLauncherIsReportedWithItsPath() {
    Path launcher = folder.resolve("no-java");
    try (IsolatedVideoDecoder decoder =
        IsolatedVideoDecoder.builder("raw").java(launcher).build()) {
      assertThatExceptionOfType(ClipSearchException.class)
          .isThrownBy(() -> decoder.open(good))
          .withMessageContaining(launcher.toString());
    }
  }

  @Test
  void anUnusableClassPathOfThisProcessIsRefusedEarly() {
    assertThatExceptionOfType(ClipSearchException.class)
        .isThrownBy(() -> OwnClassPath.of(Optional.empty(), "LaunchedClassLoader"))
        .withMessageContaining("LaunchedClassLoader")
        .withMessageContaining("classPath");
  }

  @Test
  void theClassPathIsThatOfTheJvm() {
    assertThat(OwnClassPath.of(ClassLoader.getSystemClassLoader(), "a.jar:b.jar"))
        .contains("a.jar:b.jar");
  }

  @Test
  void filesOfClassLoadersAboveTheClassPathComeFirst() throws IOException {
    Path jar = folder.resolve("with space.jar");
    try (URLClassLoader parent = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        URLClassLoader child =
            new URLClassLoader(new URL[] {folder.resolve("app.jar").toUri().toURL()}, parent)) {
      assertThat(OwnClassPath.of(child, "a.jar"))
          .contains(
              String.join(
                  File.pathSeparator,
                  folder.resolve("app.jar").toString(),
                  jar.toString(),
                  "a.jar"));
    }
  }

  @Test
  void jarsWithinJarsAreNoClassPath() throws IOException {
    URL nested = new URL("jar:file:/app.jar!/lib/core.jar!/");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {nested})) {
      assertThat(OwnClassPath.of(loader, "app.jar")).isEmpty();
    }
  }

  @Test
  void whatCannotBeSentIsRefusedEarly() {
    Object notSerializable = new Object();
    IsolatedVideoDecoder.Builder builder =
        IsolatedVideoDecoder.builder(() -> new MisbehavingDecoder(notSerializable.toString()));

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageContaining("java.lang.Object");
  }

  @Test
  void impossibleSettingsAreRefused() {
    IsolatedVideoDecoder.Builder builder = IsolatedVideoDecoder.builder("raw");

    assertThatIllegalArgumentException().isThrownBy(() -> builder.timeLimit(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.maxProcesses(0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.warmProcesses(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.filesPerProcess(0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.classPath(" "));
  }

  private long processOf(IsolatedVideoDecoder decoder) {
    try (VideoStream stream = decoder.open(good)) {
      return Long.parseLong(stream.info().codec());
    }
  }
}
