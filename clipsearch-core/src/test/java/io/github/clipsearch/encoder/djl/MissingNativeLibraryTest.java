package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.ModelLoadException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts a program without PyTorch's native library on its class path. */
class MissingNativeLibraryTest {

  @Test
  void messageNamesTheDependencyToAdd(@TempDir Path folder) throws Exception {
    String output = load(folder, List.of(), false);

    assertThat(output)
        .contains("Cannot load the model from " + folder)
        .containsPattern("pytorch-native-cpu:\\d+\\.\\d+\\.\\d+ with the classifier \\w+-\\w+");
  }

  @Test
  void libraryOfAnotherPlatformIsNoLibrary(@TempDir Path folder) throws Exception {
    String output = load(folder, List.of("-Dos.arch=riscv64"), true);

    assertThat(output).containsPattern("pytorch-native-cpu:\\S+ with the classifier \\w+-riscv64");
  }

  private static String load(Path folder, List<String> options, boolean withNativeLibrary)
      throws IOException, InterruptedException {
    RandomCheckpoint.write(folder, 1);
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> withNativeLibrary || !entry.contains("pytorch-native"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    // an empty cache, or a library that was unpacked earlier would be found
    command.add("-DDJL_CACHE_DIR=" + folder.resolve("cache"));
    command.addAll(List.of("-cp", classPath, LoadProgram.class.getName(), folder.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(LoadProgram.REFUSED);
    return output;
  }

  /** Loads the checkpoint that its argument names. */
  static final class LoadProgram {
    static final int REFUSED = 7;

    private LoadProgram() {}

    public static void main(String[] arguments) {
      try (DjlClipEncoder encoder = DjlClipEncoder.load(Path.of(arguments[0]))) {
        System.out.println(encoder.identity());
      } catch (ModelLoadException e) {
        System.out.println(e.getMessage());
        System.exit(REFUSED);
      }
    }
  }
}
