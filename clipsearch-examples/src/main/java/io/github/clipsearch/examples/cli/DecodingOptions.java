package io.github.clipsearch.examples.cli;

import io.github.clipsearch.SceneRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.video.FrameSelection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of commands that decode videos. */
final class DecodingOptions {
  @Option(
      names = "--decoder",
      paramLabel = "NAME",
      description =
          "Decoder to try first, humble or bytedeco; the other one takes the files that it cannot"
              + " read. Default: humble.")
  private @Nullable String decoder;

  @Option(
      names = "--frames",
      paramLabel = "all|key|N",
      converter = FramesConverter.class,
      description =
          "Frames to read: all of them; only key frames, which is fastest; or every N-th. Fewer"
              + " frames cost cuts. Default: all.")
  private FrameSelection frames = FrameSelection.all();

  VideoSearchEngine.Builder apply(VideoSearchEngine.Builder builder) {
    builder.frames(frames);
    return decoder == null ? builder : builder.decoder(decoder);
  }

  SceneRequest.Builder apply(SceneRequest.Builder request) {
    request.frames(frames);
    return decoder == null ? request : request.decoder(decoder);
  }

  /** For picocli. */
  static final class FramesConverter implements ITypeConverter<FrameSelection> {
    @Override
    public FrameSelection convert(String value) {
      try {
        return FrameSelection.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
