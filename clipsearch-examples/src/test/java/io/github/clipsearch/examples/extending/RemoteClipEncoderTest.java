package io.github.clipsearch.examples.extending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.ClipEncoderContract;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.model.small.SmallClip;
import io.github.clipsearch.video.RgbImage;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A service with the model in the box. */
final class RemoteClipEncoderTest extends ClipEncoderContract {
  private static DjlClipEncoder model;
  private static EncoderServer server;

  @BeforeAll
  static void startService() throws IOException {
    model = SmallClip.load();
    server = new EncoderServer(model);
  }

  @AfterAll
  static void stopService() {
    server.close();
    model.close();
  }

  @Override
  protected ClipEncoder open() {
    return RemoteClipEncoder.connect(server.address());
  }

  @Test
  void vectorsAreThoseOfTheModel() {
    try (ClipEncoder encoder = open()) {
      assertThat(encoder.identity()).isEqualTo(model.identity());
      assertThat(encoder.encodeTexts(List.of("a red boat")))
          .containsExactlyElementsOf(model.encodeTexts(List.of("a red boat")));
    }
  }

  @Test
  void aVectorOfAnotherLengthIsRefused() throws IOException {
    try (EncoderServer liar = new EncoderServer(new LongVectors());
        ClipEncoder encoder = RemoteClipEncoder.connect(liar.address())) {
      assertThatExceptionOfType(ClipSearchException.class)
          .isThrownBy(() -> encoder.encodeTexts(List.of("a red boat")))
          .withMessageContaining(liar.address().toString())
          .withMessageContaining("length 5.0000");
    }
  }

  @Test
  void aServiceThatIsNotThereIsNamed() throws IOException {
    URI gone;
    try (EncoderServer stopped = new EncoderServer(model)) {
      gone = stopped.address();
    }

    assertThatExceptionOfType(ClipSearchException.class)
        .isThrownBy(() -> RemoteClipEncoder.connect(gone))
        .withMessageContaining(gone.toString());
  }

  private static final class LongVectors implements ClipEncoder {
    @Override
    public EncoderIdentity identity() {
      return new EncoderIdentity("long", 2);
    }

    @Override
    public List<float[]> encodeTexts(List<String> texts) {
      return texts.stream().map(text -> new float[] {3, 4}).toList();
    }

    @Override
    public List<float[]> encodeImages(List<RgbImage> images) {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
