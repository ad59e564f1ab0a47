package io.github.clipsearch.encoder.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLockTest {

  @Test
  void keepsOtherProcessesOutUntilItIsClosed(@TempDir Path folder) throws Exception {
    ModelLock lock = ModelLock.acquire(folder);
    assertThat(exitOfOtherProcess(folder)).isEqualTo(3);

    lock.close();
    assertThat(exitOfOtherProcess(folder)).isZero();
  }

  @Test
  void isFreeAgainAfterAFailedDownload(@TempDir Path cache) throws Exception {
    try (FakeHub hub = new FakeHub()) {
      HubModels models = Models.downloading(hub, cache).build();
      assertThat(catchThrowable(() -> models.resolve(FakeHub.MODEL)))
          .isInstanceOf(ModelDownloadException.class);
    }

    assertThat(exitOfOtherProcess(cache.resolve(".locks/models--someone--tiny-clip"))).isZero();
  }

  private static int exitOfOtherProcess(Path folder) throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            TryLockInOwnProcess.class.getName(),
            folder.resolve("clipsearch.lock").toString())
        .inheritIO()
        .start()
        .waitFor();
  }
}
