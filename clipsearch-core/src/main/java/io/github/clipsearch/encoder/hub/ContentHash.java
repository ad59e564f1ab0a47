package io.github.clipsearch.encoder.hub;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Compares a file with the hash that the hub uses as its entity tag. */
final class ContentHash {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern GIT_ID = Pattern.compile("[0-9a-f]{40}");
  private static final int BUFFER_BYTES = 1 << 20;

  private ContentHash() {}

  /** Whether the tag is a hash; those of other servers may be anything. */
  static boolean isHash(String etag) {
    return SHA_256.matcher(etag).matches() || GIT_ID.matcher(etag).matches();
  }

  /** The file's hash of the kind that the tag is. */
  static String like(String etag, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      MessageDigest digest;
      if (SHA_256.matcher(etag).matches()) {
        digest = digest("SHA-256");
      } else {
        // files outside of large file storage are named by Git: SHA-1 of a header and the content
        digest = digest("SHA-1");
        digest.update(("blob " + channel.size() + "\0").getBytes(StandardCharsets.US_ASCII));
      }
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
      while (channel.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
