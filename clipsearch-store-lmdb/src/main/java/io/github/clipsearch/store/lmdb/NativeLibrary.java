package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.IndexStoreException;
import org.lmdbjava.Meta;

/** LMDB's native library, which lmdbjava unpacks and loads when it is first used. */
final class NativeLibrary {
  private NativeLibrary() {}

  /**
   * Loads it, where that was not done before.
   *
   * @return its version
   * @throws IndexStoreException when there is no native library for this platform, or it cannot be
   *     loaded
   */
  static Meta.Version load() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // lmdbjava looks for its library through the context class loader, which in a thread pool or
    // an application server often is one that does not know it; a failure would be for ever
    thread.setContextClassLoader(Meta.class.getClassLoader());
    try {
      return Meta.version();
    } catch (LinkageError e) {
      throw new IndexStoreException(
          "LMDB's native library cannot be loaded on %s, %s: %s. It is unpacked into the temporary folder: where programs may not run from there, set -Dlmdbjava.extract.dir to a folder where they may; where the platform is not supported, set -Dlmdbjava.native.lib to a library of your own."
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), e),
          e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
