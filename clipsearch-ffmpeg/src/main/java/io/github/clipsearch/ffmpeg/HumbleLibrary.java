package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.ClipSearchException;
import io.humble.ferry.Logger;
import io.humble.video.Global;

/** The native library behind Humble Video. */
final class HumbleLibrary {
  /**
   * Held for every open, close and delete: FFmpeg 2.8 has no lock manager here and aborts the JVM
   * when two threads open or close codecs at the same time.
   */
  static final Object LOCK = new Object();

  /** AV_LOG_QUIET. */
  private static final int SILENT = -8;

  private static boolean silenced;

  private HumbleLibrary() {}

  /**
   * Loads the library and silences it; cheap when that was done before. Humble Video's own log is
   * silenced once only: an application may turn it on again.
   *
   * @throws ClipSearchException when there is none for this platform
   */
  static void require() {
    synchronized (LOCK) {
      try {
        Global.setFFmpegLoggingLevel(SILENT);
        if (!silenced) {
          // what it says of a file, as errors of the logger io.humble, is in the exceptions
          for (Logger.Level level : Logger.Level.values()) {
            Logger.setGlobalIsLogging(level, false);
          }
          silenced = true;
        }
      } catch (LinkageError e) {
        throw new ClipSearchException(
            "Humble Video cannot load its native library on "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch")
                + ": it exists for Linux, macOS and Windows on x86-64 only. There, put the"
                + " io.humble:humble-video-arch-... jar of the platform on the class path and"
                + " make the temporary folder writable; elsewhere, plug in another VideoDecoder.",
            e);
      }
    }
  }
}
