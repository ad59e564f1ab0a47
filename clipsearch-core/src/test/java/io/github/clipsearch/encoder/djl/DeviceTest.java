package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import io.github.clipsearch.ModelLoadException;
import io.github.clipsearch.video.RgbImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be seen of devices with or without a GPU. */
class DeviceTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeCheckpoint() {
    RandomCheckpoint.write(folder, 1);
  }

  @Test
  void withoutGpusTheMessageSaysWhatToAdd() {
    assumeTrue(!hasCuda(), "skipped: PyTorch here can use GPUs");

    assertThatExceptionOfType(ModelLoadException.class)
        .isThrownBy(() -> DjlClipEncoder.builder().device(Device.gpu()).load(folder))
        .withMessageContainingAll(folder.toString(), "PYTORCH_LIBRARY_PATH", "Device.cpu()");
  }

  @Test
  void aGpuThatIsNotThereIsRefused() {
    assertThatExceptionOfType(ModelLoadException.class)
        .isThrownBy(() -> DjlClipEncoder.builder().device(Device.gpu(1000)).load(folder));
  }

  @Test
  void precisionsForTheOtherKindAreRefusedWithWhatToChoose() {
    assertThatExceptionOfType(ModelLoadException.class)
        .isThrownBy(
            () ->
                DjlClipEncoder.builder()
                    .device(Device.gpu())
                    .precision(Precision.INT8)
                    .load(folder))
        .withMessageContainingAll("INT8 is not for a GPU", "FLOAT16");
    assertThatExceptionOfType(ModelLoadException.class)
        .isThrownBy(() -> DjlClipEncoder.builder().precision(Precision.FLOAT16).load(folder))
        .withMessageContainingAll("FLOAT16 is not for a CPU", "INT8");
  }

  @Test
  void theProcessorIsTheDefault() {
    List<RgbImage> image = List.of(new RgbImage(2, 1, new byte[] {1, 2, 3, 100, 5, 6}));
    try (DjlClipEncoder standard = DjlClipEncoder.load(folder);
        DjlClipEncoder cpu = DjlClipEncoder.builder().device(Device.cpu()).load(folder)) {
      assertThat(cpu.encodeImages(image).get(0)).isEqualTo(standard.encodeImages(image).get(0));
    }
  }

  @Test
  void devicesAreCountedFromZero() {
    assertThat(Device.gpu()).isEqualTo(Device.gpu(0)).hasToString("GPU 0");
    assertThatIllegalArgumentException().isThrownBy(() -> Device.gpu(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Device(Device.Kind.CPU, 1));
  }

  private boolean hasCuda() {
    Engine engine = PyTorchEngine.start(folder);
    return engine.hasCapability(StandardCapabilities.CUDA) && engine.getGpuCount() > 0;
  }
}
