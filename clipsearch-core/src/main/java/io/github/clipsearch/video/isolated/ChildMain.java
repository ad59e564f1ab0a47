package io.github.clipsearch.video.isolated;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.VideoDecoder;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program of a child. Never ends by itself but when its connection breaks: its parent ends it,
 * by force or by closing its standard input.
 */
final class ChildMain {
  private static final Logger LOG = LoggerFactory.getLogger(ChildMain.class);
  private static final int BROKEN_CONNECTION = 1;

  private final VideoDecoder decoder;
  private final CommandInbox commands;
  private final DataOutputStream reports;
  private final Lookahead lookahead = new Lookahead();
  private @Nullable ServedVideo video;

  private ChildMain(VideoDecoder decoder, CommandInbox commands, DataOutputStream reports) {
    this.decoder = decoder;
    this.commands = commands;
    this.reports = reports;
  }

  /**
   * Runs the program.
   *
   * @param args the path of the socket to connect to
   */
  public static void main(String[] args) {
    Path socket = Path.of(args[0]);
    CommandInbox commands = new CommandInbox(System.in, () -> haltWith(socket));
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        DataOutputStream reports = new DataOutputStream(new ChannelOutput(channel))) {
      VideoDecoder decoder = start(commands, reports);
      if (decoder != null) {
        new ChildMain(decoder, commands, reports).serve();
      }
    } catch (IOException | InterruptedException e) {
      LOG.error("The connection to the parent broke", e);
    } finally {
      // native threads and the decoder's own must not keep the process
      Runtime.getRuntime().halt(BROKEN_CONNECTION);
    }
  }

  /** The parent has ended and cannot clean up. */
  private static void haltWith(Path socket) {
    try {
      ChildDirectory.ofSocket(socket).delete();
    } catch (IOException e) {
      LOG.debug("The temporary folder of {} stays", socket, e);
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private static @Nullable VideoDecoder start(CommandInbox commands, DataOutputStream reports)
      throws IOException, InterruptedException {
    try {
      Command first = commands.take();
      if (!(first instanceof Command.Start start)) {
        throw new IOException("the first command was " + first);
      }
      VideoDecoder decoder;
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(start.factory()))) {
        decoder = ((DecoderFactory) in.readObject()).create();
      }
      new Report.Started(Report.PROTOCOL_VERSION, decoder.name()).write(reports);
      reports.flush();
      return decoder;
    } catch (ClassNotFoundException | RuntimeException | Error e) {
      LOG.error("The decoder cannot be made", e);
      String problem = e instanceof ClipSearchException ? e.getMessage() : e.toString();
      new Report.Failed(Optional.empty(), String.valueOf(problem), false).write(reports);
      reports.flush();
      return null;
    }
  }

  private void serve() throws IOException, InterruptedException {
    while (true) {
      ServedVideo current = video;
      boolean canDecode = current != null && current.canDecode();
      Command command = canDecode ? commands.poll() : commands.take();
      try {
        if (command != null) {
          handle(command);
        } else if (current != null) {
          current.decode();
        }
      } catch (RuntimeException | Error e) {
        if (current != null) {
          current.stopDecoding();
        }
        failure(e).write(reports);
      }
      reports.flush();
    }
  }

  private void handle(Command command) throws IOException {
    if (command instanceof Command.Open open) {
      video =
          new ServedVideo(
              decoder.open(Path.of(open.file()), open.frames()),
              decoder.name(),
              lookahead,
              reports);
    } else if (command instanceof Command.Close) {
      ServedVideo closing = video;
      video = null;
      if (closing != null) {
        closing.close();
      }
      new Report.Closed().write(reports);
    } else if (video != null) {
      video.handle(command);
    }
  }

  /** An exception as the parent's caller should see it. */
  private static Report.Failed failure(Throwable e) {
    if (e instanceof VideoReadException refusal) {
      return new Report.Failed(Optional.of(refusal.reason()), refusal.problem(), true);
    }
    LOG.error("The decoder failed", e);
    if (e instanceof ClipSearchException) {
      return new Report.Failed(Optional.empty(), String.valueOf(e.getMessage()), true);
    }
    return new Report.Failed(Optional.of(Reason.DECODER_FAILED), "the decoder threw " + e, false);
  }
}
