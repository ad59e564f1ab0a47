package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.ModelLoadException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to a checkpoint's bytes: it is refused as one that cannot be loaded, or works.
 */
class DamagedCheckpointTest {
  private static final String WEIGHTS = "model.safetensors";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"random", "siglip", "siglip2", "chinese_clip", "altclip"})
  void weightsThatAreCutAnywhereAreRefused(String name) throws IOException {
    Path checkpoint = checkpoint(name);
    try (FileChannel weights =
        FileChannel.open(checkpoint.resolve(WEIGHTS), StandardOpenOption.WRITE)) {
      for (long length : cuts(checkpoint.resolve(WEIGHTS))) {
        weights.truncate(length);
        assertThatThrownBy(() -> DjlClipEncoder.load(checkpoint))
            .as("cut to %d bytes", length)
            .isInstanceOf(ModelLoadException.class)
            .hasMessageContaining(WEIGHTS);
      }
    }
  }

  /**
   * At and beside every boundary that the format has, and at 200 places in between; longest first.
   */
  private static List<Long> cuts(Path file) throws IOException {
    long size = Files.size(file);
    long dataStart = size;
    TreeSet<Long> cuts = new TreeSet<>(Comparator.reverseOrder());
    try (SafetensorsFile weights = SafetensorsFile.open(file)) {
      long data = weights.tensors().values().stream().mapToLong(TensorInfo::end).max().orElse(0);
      dataStart = size - data;
      for (TensorInfo tensor : weights.tensors().values()) {
        around(dataStart + tensor.begin(), cuts);
        around(dataStart + tensor.end(), cuts);
      }
    }
    for (long start = 0; start <= 9; start++) {
      cuts.add(start);
    }
    around(dataStart, cuts);
    new Random(1).longs(100, 0, size).forEach(cuts::add);
    new Random(2).longs(100, 0, dataStart).forEach(cuts::add);
    return cuts.stream().filter(cut -> cut < size).toList();
  }

  private static void around(long boundary, Set<Long> cuts) {
    cuts.addAll(List.of(boundary - 1, boundary, boundary + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "siglip", "siglip2", "chinese_clip", "altclip"})
  void weightsWithOtherBytesInTheirHeaderAreRefusedOrWork(String name) throws IOException {
    Path checkpoint = checkpoint(name);
    byte[] good = Files.readAllBytes(checkpoint.resolve(WEIGHTS));
    int headerEnd = 8 + (int) ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getLong();
    Random random = new Random(3);
    for (int round = 0; round < 50; round++) {
      byte[] bad = good.clone();
      // the eight bytes of its length as often as one in ten
      int at = random.nextInt(10) == 0 ? random.nextInt(8) : random.nextInt(headerEnd);
      bad[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(checkpoint.resolve(WEIGHTS), bad);
      requireRefusedOrWorking(checkpoint, "byte " + at + " of the header is " + bad[at]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "random, config.json",
    "random, preprocessor_config.json",
    "random, tokenizer.json",
    "siglip, config.json",
    "siglip, tokenizer.json",
    "siglip, tokenizer_config.json",
    "siglip2, tokenizer.json",
    "chinese_clip, config.json",
    "chinese_clip, tokenizer.json",
    "chinese_clip, vocab.txt",
    "chinese_clip, tokenizer_config.json",
    "altclip, config.json",
    "altclip, tokenizer.json"
  })
  void settingsThatAreCutOrHaveOtherBytesAreRefusedOrWork(String name, String file)
      throws IOException {
    Path checkpoint = checkpoint(name);
    if (file.equals("vocab.txt")) {
      Files.delete(checkpoint.resolve("tokenizer.json"));
    }
    byte[] good = Files.readAllBytes(checkpoint.resolve(file));
    Random random = new Random(4);
    for (int round = 0; round < 20; round++) {
      int at = random.nextInt(good.length);
      byte[] bad = round % 2 == 0 ? Arrays.copyOf(good, at) : good.clone();
      if (round % 2 == 1) {
        bad[at] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(checkpoint.resolve(file), bad);
      requireRefusedOrWorking(checkpoint, "round " + round + " at byte " + at);
    }
  }

  /** Loading ends with a first text and a first image, whose vectors must have the length 1. */
  private static void requireRefusedOrWorking(Path checkpoint, String damage) {
    try (DjlClipEncoder encoder = DjlClipEncoder.load(checkpoint)) {
      assertThatCode(() -> encoder.encodeTexts(List.of("two birds, 犬 🐶")))
          .as(damage)
          .doesNotThrowAnyException();
    } catch (ModelLoadException e) {
      assertThat(e).hasMessageContaining(checkpoint.toString());
    } catch (RuntimeException | Error e) {
      throw new AssertionError(damage, e);
    }
  }

  @Test
  void headerOfBracketsWithinBracketsIsRefused() throws IOException {
    Path checkpoint = checkpoint("random");
    String header = "{\"a\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";
    ByteBuffer file = ByteBuffer.allocate(8 + header.length()).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    Files.write(checkpoint.resolve(WEIGHTS), file.array());
    assertThatThrownBy(() -> DjlClipEncoder.load(checkpoint))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(WEIGHTS);
  }

  @ParameterizedTest
  @CsvSource({
    "F16, 7e00",
    "F16, 7c00",
    "F16, fc00",
    "F16, 7c01",
    "BF16, 7fc0",
    "BF16, 7f80",
    "BF16, ff80",
  })
  void halfPrecisionWeightsThatAreNoNumbersAreRefused(String format, String bits)
      throws IOException {
    Path checkpoint = checkpoint("random");
    SafetensorsWriter writer = new SafetensorsWriter();
    for (WeightShape shape : WeightShape.all(ClipConfig.read(checkpoint.resolve("config.json")))) {
      ByteBuffer halves =
          ByteBuffer.allocate((int) shape.size() * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      if (shape.name().equals("visual_projection.weight")) {
        halves.putShort(2 * 100, (short) Integer.parseInt(bits, 16));
      }
      writer.add(shape, format, halves.array());
    }
    Files.delete(checkpoint.resolve(WEIGHTS));
    writer.write(checkpoint.resolve(WEIGHTS));
    assertThatThrownBy(() -> DjlClipEncoder.load(checkpoint))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("visual_projection.weight contains NaN or infinite numbers");
  }

  /**
   * A checkpoint's weights have 2 MB, so what 50 failures left behind would be more than 100 MB.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void nothingStaysInMemoryWhenLoadingFailsLate() throws IOException {
    Path good = checkpoint("random");
    Path bad = RandomCheckpoint.write(folder.resolve("bad"), 1);
    // found out after all weights are in memory
    Files.writeString(bad.resolve("tokenizer.json"), "{}");
    loadAndFail(good, bad, 15);
    long before = nativeMegabytes();
    loadAndFail(good, bad, 50);
    assertThat(nativeMegabytes() - before).isLessThan(60);
  }

  private static void loadAndFail(Path good, Path bad, int times) {
    for (int i = 0; i < times; i++) {
      DjlClipEncoder.load(good).close();
      assertThatThrownBy(() -> DjlClipEncoder.load(bad)).isInstanceOf(ModelLoadException.class);
    }
  }

  /** Resident memory beside what Java's own memory can grow by. */
  private static long nativeMegabytes() throws IOException {
    System.gc();
    MemoryMXBean java = ManagementFactory.getMemoryMXBean();
    long managed =
        java.getHeapMemoryUsage().getCommitted() + java.getNonHeapMemoryUsage().getCommitted();
    String resident =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(resident.replaceAll("\\D", "")) / 1024 - managed / (1 << 20);
  }

  private Path checkpoint(String name) throws IOException {
    Path checkpoint = Files.createDirectory(folder.resolve(name));
    return name.equals("random")
        ? RandomCheckpoint.write(checkpoint, 1)
        : FixtureCheckpoint.copy(name, checkpoint);
  }
}
