package io.github.clipsearch.video.isolated;

import io.github.clipsearch.video.FrameSelection;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What the parent tells a child. The child follows in the order of telling. Frames are named by
 * their position among those that are read, which has no gaps.
 */
sealed interface Command {
  /** Writes the command, first of all its tag. */
  void write(DataOutputStream out) throws IOException;

  /** Makes the decoder; the first command of all. */
  record Start(byte[] factory) implements Command {
    static final int TAG = 'S';

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(TAG);
      out.writeInt(factory.length);
      out.write(factory);
    }
  }

  /** Opens a file; answered by {@link Report.Opened} or {@link Report.Failed}. */
  record Open(String file, FrameSelection frames) implements Command {
    static final int TAG = 'O';

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(TAG);
      out.writeUTF(file);
      out.writeUTF(frames.toString());
    }
  }

  /** This frame is the next one to go to the application; those before are gone unless kept. */
  record Want(long frame) implements Command {
    static final int TAG = 'W';

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(TAG);
      out.writeLong(frame);
    }
  }

  /** Holds the frame until it has been released as often as it was kept. */
  record Keep(long frame) implements Command {
    static final int TAG = 'K';

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(TAG);
      out.writeLong(frame);
    }
  }

  /** Takes one {@link Keep} back. */
  record Release(long frame) implements Command {
    static final int TAG = 'R';

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(TAG);
      out.writeLong(frame);
    }
  }

  /** Asks for a picture; answered by {@link Report.Picture} or {@link Report.Refused}. */
  record Show(int request, long frame, PictureSize size) implements Command {
    static final int TAG = 'P';

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(TAG);
      out.writeInt(request);
      out.writeLong(frame);
      size.write(out);
    }
  }

  /** Frames decoded from now on come with a picture of this size, or no longer. */
  record Subscribe(PictureSize size, boolean on) implements Command {
    static final int TAG = 'B';

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(TAG);
      size.write(out);
      out.writeBoolean(on);
    }
  }

  /** Closes the file; answered by {@link Report.Closed}. */
  record Close() implements Command {
    static final int TAG = 'C';

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(TAG);
    }
  }

  /**
   * Waits for the next command.
   *
   * @throws java.io.EOFException when there will be none
   */
  static Command read(DataInputStream in) throws IOException {
    int tag = in.readUnsignedByte();
    return switch (tag) {
      case Start.TAG -> new Start(in.readNBytes(in.readInt()));
      case Open.TAG -> new Open(in.readUTF(), FrameSelection.parse(in.readUTF()));
      case Want.TAG -> new Want(in.readLong());
      case Keep.TAG -> new Keep(in.readLong());
      case Release.TAG -> new Release(in.readLong());
      case Show.TAG -> new Show(in.readInt(), in.readLong(), PictureSize.read(in));
      case Subscribe.TAG -> new Subscribe(PictureSize.read(in), in.readBoolean());
      case Close.TAG -> new Close();
      default -> throw new IOException("there is no command " + tag);
    };
  }
}
