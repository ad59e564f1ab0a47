package io.github.clipsearch.filter;

import io.github.clipsearch.store.VideoRecord;
import java.net.URI;
import java.util.Objects;

/**
 * Videos whose place is a folder's or below it.
 *
 * @param folder its URI, with or without a slash at the end
 */
public record InFolder(URI folder) implements VideoFilter {
  /** Adds the slash that a folder that does not exist lacks. */
  public InFolder {
    String path = folder.getRawPath();
    if (path == null || folder.getScheme() == null) {
      throw new IllegalArgumentException("a folder is an absolute URI with a path, not " + folder);
    }
    if (!path.endsWith("/")) {
      folder = folder.resolve(path + "/");
    }
  }

  @Override
  public boolean matches(VideoRecord video) {
    URI uri = video.uri();
    String path = uri.getRawPath();
    return path != null
        && path.startsWith(folder.getRawPath())
        && folder.getScheme().equalsIgnoreCase(uri.getScheme())
        && Objects.equals(folder.getRawAuthority(), uri.getRawAuthority());
  }
}
