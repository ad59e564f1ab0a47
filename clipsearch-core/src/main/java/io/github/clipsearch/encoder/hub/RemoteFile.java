package io.github.clipsearch.encoder.hub;

import java.util.OptionalLong;

/**
 * A file on the hub as it is at one commit.
 *
 * @param name the file's name in its repository
 * @param commit 40 hexadecimal digits
 * @param etag without quotes: the SHA-256 of a large file, the Git id of a small one
 * @param size in bytes, where the server says it
 */
record RemoteFile(String name, String commit, String etag, OptionalLong size) {

  boolean hasSize(long bytes) {
    return size.isEmpty() || size.getAsLong() == bytes;
  }
}
