package io.github.clipsearch.ffmpeg;

import io.humble.ferry.Buffer;
import io.humble.ferry.JNIReference;
import io.humble.ferry.RefCounted;
import io.humble.video.Demuxer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns native objects and deletes them, last taken first. Belongs to one thread at a time; closing
 * twice is allowed.
 */
final class NativeObjects implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NativeObjects.class);

  private final List<RefCounted> owned = new ArrayList<>();
  private final List<JNIReference> views = new ArrayList<>();

  /** Takes ownership; returns its argument. */
  <T extends RefCounted> T own(T object) {
    owned.add(object);
    return object;
  }

  /** Owns a buffer and gives access to its memory, which must not be touched after closing. */
  ByteBuffer view(Buffer buffer) {
    own(buffer);
    AtomicReference<JNIReference> reference = new AtomicReference<>();
    // Humble Video refuses any other length; without the reference the memory would stay until a
    // garbage collection
    ByteBuffer view = buffer.getByteBuffer(0, buffer.getBufferSize(), reference);
    views.add(reference.get());
    return view;
  }

  /** Deletes one object before the others. */
  void delete(RefCounted object) {
    synchronized (HumbleLibrary.LOCK) {
      // by identity: equality of Humble's objects looks at native addresses
      owned.removeIf(candidate -> candidate == object);
      object.delete();
    }
  }

  /**
   * Closes the file that a demuxer reads. Failures harm nobody, as nothing was written; the status
   * of an interrupted thread stays.
   */
  static void closeDemuxer(Demuxer demuxer) {
    synchronized (HumbleLibrary.LOCK) {
      try {
        if (demuxer.getState() == Demuxer.State.STATE_OPENED) {
          demuxer.close();
        }
      } catch (InterruptedException | IOException | RuntimeException e) {
        LOG.debug("closing {} failed", demuxer, e);
      }
    }
  }

  @Override
  public void close() {
    synchronized (HumbleLibrary.LOCK) {
      views.forEach(JNIReference::delete);
      views.clear();
      for (int i = owned.size() - 1; i >= 0; i--) {
        owned.get(i).delete();
      }
      owned.clear();
    }
  }
}
