package io.github.clipsearch.video.isolated;

/** With a decoder that is found by its name and lets its process decode ahead. */
class IsolatedVideoDecoderTest extends IsolatedDecoderContract {
  IsolatedVideoDecoderTest() {
    super(IsolatedVideoDecoder.builder("raw").warmProcesses(2).build());
  }
}
