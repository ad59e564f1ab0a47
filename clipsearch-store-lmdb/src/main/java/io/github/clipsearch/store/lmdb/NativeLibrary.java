package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.IndexStoreException;
import org.agrona.DirectBuffer;
import org.lmdbjava.DirectBufferProxy;
import org.lmdbjava.Env;

/** LMDB's native library, which lmdbjava unpacks and loads when it is first used. */
final class NativeLibrary {
  private NativeLibrary() {}

  /**
   * Starts to open an environment.
   *
   * @throws IndexStoreException when there is no native library for this platform, or it cannot be
   *     loaded
   */
  static Env.Builder<DirectBuffer> environment() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // lmdbjava looks for its library through the context class loader, which in a thread pool or
    // an application server often is one that does not know it; a failure would be for ever
    thread.setContextClassLoader(Env.class.getClassLoader());
    try {
      return Env.create(DirectBufferProxy.PROXY_DB);
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
