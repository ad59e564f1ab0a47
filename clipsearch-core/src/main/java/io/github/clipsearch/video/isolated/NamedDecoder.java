package io.github.clipsearch.video.isolated;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.video.VideoDecoder;
import java.util.List;
import java.util.ServiceLoader;

/** The decoder of that name on the child's class path. */
record NamedDecoder(String name) implements DecoderFactory {
  @Override
  public VideoDecoder create() {
    List<VideoDecoder> found =
        ServiceLoader.load(VideoDecoder.class).stream().map(ServiceLoader.Provider::get).toList();
    return found.stream()
        .filter(decoder -> decoder.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ClipSearchException(
                    "no decoder named %s is on the child's class path; the decoders there are %s"
                        .formatted(name, found.stream().map(VideoDecoder::name).toList())));
  }
}
