package io.github.clipsearch.examples.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.http.ByteRange;

/**
 * Sends a file, or the range of it that a request asks for (RFC 9110, section 14): a player jumps
 * to a second without what comes before it.
 */
final class RangedFile {
  private static final int BUFFER_BYTES = 1 << 16;

  private RangedFile() {}

  static void send(Path file, Context context) throws IOException {
    context.header("Accept-Ranges", "bytes");
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      List<String> wanted = Collections.list(context.req().getHeaders("Range"));
      List<ByteRange> ranges = wanted.isEmpty() ? List.of() : ByteRange.parse(wanted, size);
      if (!wanted.isEmpty() && ranges.isEmpty()) {
        context.status(HttpStatus.RANGE_NOT_SATISFIABLE).header("Content-Range", "bytes */" + size);
      } else if (ranges.size() == 1) {
        ByteRange range = ranges.get(0);
        context
            .status(HttpStatus.PARTIAL_CONTENT)
            .header("Content-Range", range.toHeaderValue(size));
        copy(channel, range.first(), range.last() + 1, context);
      } else {
        // Several ranges would need an answer in parts; no player asks for them.
        copy(channel, 0, size, context);
      }
    }
  }

  private static void copy(FileChannel channel, long from, long to, Context context)
      throws IOException {
    context.res().setContentLengthLong(to - from);
    channel.position(from);
    InputStream in = Channels.newInputStream(channel);
    byte[] buffer = new byte[BUFFER_BYTES];
    long left = to - from;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("The file became shorter while it was sent.");
      }
      context.outputStream().write(buffer, 0, read);
      left -= read;
    }
  }
}
