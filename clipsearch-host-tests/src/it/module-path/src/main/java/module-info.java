/** A host application that is a named module. */
module hostapp {
  requires io.github.clipsearch.core;
  requires io.github.clipsearch.ffmpeg.bytedeco;
  requires io.github.clipsearch.model.small;
  requires io.github.clipsearch.store.approximate;
  requires io.github.clipsearch.store.lmdb;
  requires java.desktop;
  requires jdk.unsupported; // for LMDB's buffers, which are on the class path and cannot ask for it
}
