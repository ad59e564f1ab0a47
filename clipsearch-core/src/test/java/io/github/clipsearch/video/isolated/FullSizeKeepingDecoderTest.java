package io.github.clipsearch.video.isolated;

/** With a decoder that cannot hold several frames cheaply. */
class FullSizeKeepingDecoderTest extends IsolatedDecoderContract {
  FullSizeKeepingDecoderTest() {
    super(IsolatedVideoDecoder.builder(() -> new RawVideoDecoder(false)).warmProcesses(2).build());
  }
}
