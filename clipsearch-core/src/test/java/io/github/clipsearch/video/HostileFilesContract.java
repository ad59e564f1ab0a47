package io.github.clipsearch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link VideoDecoderContract} about files that try to make it open something else. */
abstract class HostileFilesContract extends VideoFilesContract {
  /** Formats that name other files; @ stands for the name. */
  private static final Map<String, String> REFERENCES =
      Map.of(
          "hls",
              """
              #EXTM3U
              #EXT-X-VERSION:3
              #EXT-X-TARGETDURATION:10
              #EXTINF:10,
              @
              #EXT-X-ENDLIST
              """,
          "hls key",
              """
              #EXTM3U
              #EXT-X-VERSION:3
              #EXT-X-TARGETDURATION:10
              #EXT-X-KEY:METHOD=AES-128,URI="@"
              #EXTINF:10,
              @
              #EXT-X-ENDLIST
              """,
          "concat", "ffconcat version 1.0\nfile '@'\n",
          "dash",
              """
              <?xml version="1.0"?>
              <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" minBufferTime="PT1S"
                  mediaPresentationDuration="PT10S" profiles="urn:mpeg:dash:profile:isoff-main:2011">
                <Period><AdaptationSet mimeType="video/mp4">
                  <Representation id="1" bandwidth="1000" width="96" height="64">
                    <BaseURL>@</BaseURL>
                    <SegmentBase indexRange="0-100"/>
                  </Representation>
                </AdaptationSet></Period>
              </MPD>
              """,
          "imf",
              """
              <?xml version="1.0"?>
              <CompositionPlaylist xmlns="http://www.smpte-ra.org/schemas/2067-3/2016">
                <Id>urn:uuid:00000000-0000-0000-0000-000000000000</Id>
                <ContentTitle>@</ContentTitle>
              </CompositionPlaylist>
              """,
          "sdp",
              """
              v=0
              o=- 0 0 IN IP4 127.0.0.1
              s=@
              c=IN IP4 127.0.0.1
              t=0 0
              m=video 5004 RTP/AVP 96
              a=rtpmap:96 H264/90000
              """);

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"hls", "hls key", "concat", "dash", "imf", "sdp"})
  @Timeout(60) // a decoder that asks the silent server waits for its answer
  void addressesInsideAreNotAsked(String format) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.configureBlocking(false);
      int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
      for (String scheme : new String[] {"http", "tcp", "rtsp", "rtmp", "crypto+http"}) {
        assertHostile(reference(format, scheme + "://127.0.0.1:" + port + "/secret.mp4"));
      }

      assertThat(server.accept()).as("a connection that the decoder made").isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hls", "hls key", "concat", "dash", "imf", "sdp"})
  @Timeout(60) // whoever opens the pipe besides this test leaves it waiting for ever
  void filesInsideAreNotOpened(String format) throws Exception {
    Path pipe = folder.resolve("secret.mp4");
    makePipe(pipe);
    byte[] secret = "secret".getBytes(StandardCharsets.US_ASCII);
    Thread writer =
        new Thread(
            () -> {
              try (OutputStream stream = Files.newOutputStream(pipe)) {
                stream.write(secret);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    writer.setDaemon(true);
    writer.start(); // waits until someone reads

    for (String name :
        new String[] {
          "secret.mp4",
          pipe.toString(),
          "file:" + pipe,
          "subfile,,start,0,end,6,,:" + pipe,
          "cache:" + pipe,
          "concat:" + pipe
        }) {
      assertHostile(reference(format, name));
    }

    assertThat(Files.readAllBytes(pipe)).as("what nobody has read before").isEqualTo(secret);
  }

  private Path reference(String format, String target) throws IOException {
    String content = REFERENCES.getOrDefault(format, "").replace("@", target);
    return Files.writeString(folder.resolve("innocent.mp4"), content);
  }

  private static void makePipe(Path pipe) throws InterruptedException {
    try {
      Process process = new ProcessBuilder("mkfifo", pipe.toString()).start();
      if (process.waitFor() != 0) {
        abort("skipped: this file system has no named pipes");
      }
    } catch (IOException e) {
      abort("skipped: this platform has no named pipes");
    }
  }

  private void assertHostile(Path file) {
    assertThatExceptionOfType(VideoReadException.class)
        .isThrownBy(() -> decoder().open(file))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNREADABLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pipe:",
        "pipe:0",
        "concat:x",
        "data:video",
        "subfile,,start,0,end,0,,:x.mp4",
        "crypto:x.mp4",
        "frame%03d.mp4",
        "#EXTM3U",
        "~",
        "line\nbreak.mp4"
      })
  void namesThatLookLikeAddressesAreNames(String name) throws IOException {
    assertReadable(name);
  }

  @Test
  void longNamesAreTaken() throws IOException {
    assertReadable("é".repeat(98) + ".mp4"); // 200 bytes
  }

  private void assertReadable(String name) throws IOException {
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
}
