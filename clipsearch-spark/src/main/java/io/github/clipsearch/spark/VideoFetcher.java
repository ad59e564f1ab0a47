package io.github.clipsearch.spark;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;

/**
 * Makes a video local to an executor: downloads an object, or says where a mounted file lies. It
 * travels to the executors by Java serialization and is called there, by several threads.
 */
@FunctionalInterface
public interface VideoFetcher extends Serializable {
  /**
   * Makes a video local.
   *
   * @param location of the video, as its {@link VideoTask} says it; this is what the index keeps
   * @param folder for temporary files, empty; removed when the video is indexed
   * @return a regular file, in that folder or elsewhere. Where its time of last change is the
   *     object's own, an object that has not changed is recognised without reading the file
   * @throws IOException when the video cannot be had now; another attempt is made
   */
  Path fetch(URI location, Path folder) throws IOException;
}
