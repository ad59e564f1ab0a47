package io.github.clipsearch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link VideoDecoderContract} that is about which files can be opened. */
abstract class VideoFilesContract {
  static final int WIDTH = 96;
  static final int HEIGHT = 64;
  static final int FRAMES = 24;
  static final int FRAMES_PER_SECOND = 10;

  /**
   * The decoder to test.
   *
   * @return a decoder, not shared with other tests
   */
  protected abstract VideoDecoder decoder();

  /**
   * Makes a video with any codec that keeps colours within a few levels.
   *
   * @param file to create; its extension, mp4 or mkv, says in which container
   * @param pictures of equal, even size
   * @param framesPerSecond of the video
   * @throws IOException when the file cannot be written
   */
  protected abstract void writeVideo(Path file, List<RgbImage> pictures, int framesPerSecond)
      throws IOException;

  /**
   * Makes a file that the decoder knows the format of and that holds no picture.
   *
   * @param file to create, with the extension avi
   * @throws IOException when the file cannot be written
   */
  protected void writeWithoutPictures(Path file) throws IOException {
    AviFile.writeSound(file);
  }

  final Path clip(Path file) throws IOException {
    writeVideo(file, TestCard.clip(WIDTH, HEIGHT, FRAMES), FRAMES_PER_SECOND);
    return file;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with space.mp4",
        "Überraschung é 動画.mp4",
        "-leading-dash.mp4",
        "a:colon.mp4",
        "100%d.mp4",
        "http:x.mp4",
        "no extension",
        "quote'\"&.MP4"
      })
  void fileNamesAreTakenAsTheyAre(String name, @TempDir Path folder) throws IOException {
    Path clip = clip(folder.resolve("clip.mp4"));
    Path file;
    try {
      file = Files.move(clip, folder.resolve(name));
    } catch (InvalidPathException | IOException e) {
      abort("this platform has no such file names: " + e.getMessage());
      return;
    }

    try (VideoStream stream = decoder().open(file)) {
      assertThat(stream.advance()).isTrue();
      TestCard.assertShows(stream.frame().image(), 0);
    }
  }

  @Test
  void aMissingFileIsNotFound(@TempDir Path folder) {
    assertRefused(folder.resolve("missing.mp4"), Reason.NOT_FOUND);
  }

  @Test
  void aDirectoryIsNoFile(@TempDir Path folder) throws IOException {
    assertRefused(Files.createDirectory(folder.resolve("folder.mp4")), Reason.NOT_A_FILE);
  }

  @Test
  void anEmptyFileIsEmpty(@TempDir Path folder) throws IOException {
    assertRefused(Files.createFile(folder.resolve("empty.mp4")), Reason.EMPTY);
  }

  @Test
  void textIsUnreadable(@TempDir Path folder) throws IOException {
    String text = "This is a shopping list, whatever its name says.\n".repeat(100);
    assertRefused(Files.writeString(folder.resolve("text.mp4"), text), Reason.UNREADABLE);
  }

  @Test
  void aHeaderThatWasCutOffIsUnreadable(@TempDir Path folder) throws IOException {
    byte[] content = Files.readAllBytes(clip(folder.resolve("clip.mp4")));
    Path file = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(content, 40));
    assertRefused(file, Reason.UNREADABLE);
  }

  @Test
  void soundOnlyIsNoVideo(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("sound.avi");
    writeWithoutPictures(file);
    assertRefused(file, Reason.NO_VIDEO);
  }

  private void assertRefused(Path file, Reason reason) {
    assertThatExceptionOfType(VideoReadException.class)
        .isThrownBy(() -> decoder().open(file))
        .withMessageContaining(file.toString())
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .satisfies(e -> assertThat(e.file()).isEqualTo(file));
  }

  @Test
  @Timeout(60) // a decoder that asks the silent server waits for its answer
  void aPlaylistIsRefusedAndFetchesNothing(@TempDir Path folder) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.configureBlocking(false);
      int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
      String playlist =
          """
          #EXTM3U
          #EXT-X-VERSION:3
          #EXT-X-TARGETDURATION:10
          #EXTINF:10,
          http://127.0.0.1:%d/secret.ts
          #EXT-X-ENDLIST
          """
              .formatted(port);

      assertRefused(Files.writeString(folder.resolve("playlist.mp4"), playlist), Reason.UNREADABLE);

      assertThat(server.accept()).as("a connection that the decoder made").isNull();
    }
  }

  @Test
  void aVideoThatWasCutOffSaysSo(@TempDir Path folder) throws IOException {
    byte[] content = Files.readAllBytes(clip(folder.resolve("clip.mkv")));
    Path file = folder.resolve("cut.mkv");
    Files.write(file, Arrays.copyOf(content, content.length * 8 / 10));

    int frames = 0;
    try (VideoStream stream = decoder().open(file)) {
      while (stream.advance()) {
        TestCard.assertShows(stream.frame().image(), frames);
        frames++;
      }

      assertThat(frames).isBetween(1, FRAMES - 1);
      assertThat(stream.warnings()).isNotEmpty();
    }
  }
}
