package io.github.clipsearch.spark;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.model.small.SmallClip;
import io.github.clipsearch.video.RgbImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The model in the box, with traces and traps. */
final class TestEncoders {
  private TestEncoders() {}

  /** Leaves a file for each time that it is loaded, named by the process. */
  static SerializableSupplier<ClipEncoder> traced(Path folder) {
    String traces = folder.toString();
    return () -> {
      try {
        Files.createTempFile(Path.of(traces), ProcessHandle.current().pid() + "-", ".loaded");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return SmallClip.load();
    };
  }

  /** Kills its own process, the first one of all that embeds pictures. */
  static SerializableSupplier<ClipEncoder> killingOnce(Path folder) {
    String trap = folder.resolve("killed").toString();
    return () -> new Killing(SmallClip.load(), Path.of(trap));
  }

  static void kill() {
    try {
      new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid()))
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Killing(ClipEncoder encoder, Path trap) implements ClipEncoder {
    @Override
    public EncoderIdentity identity() {
      return encoder.identity();
    }

    @Override
    public List<float[]> encodeTexts(List<String> texts) {
      return encoder.encodeTexts(texts);
    }

    @Override
    public List<float[]> encodeImages(List<RgbImage> images) {
      try {
        Files.createFile(trap);
        kill();
      } catch (FileAlreadyExistsException e) {
        // another process has fallen into it
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return encoder.encodeImages(images);
    }

    @Override
    public RgbImage prepare(RgbImage image) {
      return encoder.prepare(image);
    }

    @Override
    public void close() {
      encoder.close();
    }
  }
}
