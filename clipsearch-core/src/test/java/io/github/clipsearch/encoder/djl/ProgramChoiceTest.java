package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.github.clipsearch.ModelLoadException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A way of computing that gives wrong numbers is found out before it makes a vector. */
class ProgramChoiceTest {
  private static final String RIGHT = "float_weights.py.txt";
  private static final String WRONG = "wrong_weights.py.txt";
  private static final String REFUSED = "siglip_program.py.txt";

  @TempDir private Path folder;
  private ModelConfig config;
  private NDManager manager;
  private ProgramChoice choice;

  @BeforeEach
  void start() {
    RandomCheckpoint.write(folder, 1);
    config = ModelFamily.read(CheckpointFolder.at(folder).config());
    manager = PyTorchEngine.start(folder).newBaseManager(Device.cpu());
    choice = new ProgramChoice(manager, Precision.FLOAT32, folder);
  }

  @AfterEach
  void stop() {
    manager.close();
  }

  @Test
  void wrongAndMissingWaysArePassedOver() {
    try (TorchProgram program = choice.choose(config, List.of(REFUSED, WRONG, RIGHT))) {
      assertThat(program.linearLayerError(manager, new LinearShape(48, 96))).isLessThan(1e-6f);
    }
  }

  @Test
  void withoutAnyThatWorksTheModelIsNotLoaded() {
    assertThatExceptionOfType(ModelLoadException.class)
        .isThrownBy(() -> choice.choose(config, List.of(REFUSED, WRONG)))
        .withMessageContaining(folder.toString())
        .withMessageContaining("cannot compute in the precision FLOAT32")
        .withMessageContaining("is wrong by")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }
}
