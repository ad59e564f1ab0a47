package io.github.clipsearch.video.isolated;

import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoInfo;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a child tells its parent. */
sealed interface Report {
  /** Changes with every change of commands or reports. */
  int PROTOCOL_VERSION = 2;

  /** Writes the report, first of all its tag. */
  void write(DataOutputStream out) throws IOException;

  /** The decoder was made; the first report of all unless that failed. */
  record Started(int protocolVersion, String decoderName) implements Report {
    static final int TAG = 'S';

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(TAG);
      out.writeInt(protocolVersion);
      Wire.writeText(decoderName, out);
    }
  }

  /** The file was opened, by this decoder. */
  record Opened(VideoInfo info, String decoderName) implements Report {
    static final int TAG = 'O';

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(TAG);
      Wire.writeInfo(info, out);
      Wire.writeText(decoderName, out);
    }
  }

  /**
   * The next frame, with the pictures that were subscribed to.
   *
   * @param position among the frames that are read
   * @param number of the frame in the video
   * @param time of the frame
   * @param size at which it is shown
   * @param bytes that it takes when it is kept
   * @param pictures of the subscribed sizes
   */
  record Arrived(
      long position,
      long number,
      double time,
      PictureSize size,
      long bytes,
      List<RgbImage> pictures)
      implements Report {
    static final int TAG = 'A';

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(TAG);
      out.writeLong(position);
      out.writeLong(number);
      out.writeDouble(time);
      size.write(out);
      out.writeLong(bytes);
      out.writeByte(pictures.size());
      for (RgbImage picture : pictures) {
        Wire.writePicture(picture, out);
      }
    }

    /** For whoever holds on to it. */
    Arrived withoutPictures() {
      return pictures.isEmpty()
          ? this
          : new Arrived(position, number, time, size, bytes, List.of());
    }

    static Arrived read(DataInputStream in) throws IOException {
      long position = in.readLong();
      long number = in.readLong();
      double time = in.readDouble();
      PictureSize size = PictureSize.read(in);
      long bytes = in.readLong();
      int count = in.readUnsignedByte();
      List<RgbImage> pictures = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        pictures.add(Wire.readPicture(in));
      }
      return new Arrived(position, number, time, size, bytes, pictures);
    }
  }

  /** The stream's warnings from the next frame on. */
  record Warned(List<String> warnings) implements Report {
    static final int TAG = 'W';

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(TAG);
      out.writeInt(warnings.size());
      for (String warning : warnings) {
        Wire.writeText(warning, out);
      }
    }

    static Warned read(DataInputStream in) throws IOException {
      int count = in.readInt();
      List<String> warnings = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        warnings.add(in.readUTF());
      }
      return new Warned(List.copyOf(warnings));
    }
  }

  /** There are no more frames. */
  record Ended() implements Report {
    static final int TAG = 'E';

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(TAG);
    }
  }

  /** A picture that was asked for. */
  record Picture(int request, RgbImage image) implements Report {
    static final int TAG = 'P';

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(TAG);
      out.writeInt(request);
      Wire.writePicture(image, out);
    }
  }

  /**
   * A picture could not be made.
   *
   * @param request that asked for it
   * @param forItsSize whether the decoder does not make pictures of this size
   * @param problem in words
   */
  record Refused(int request, boolean forItsSize, String problem) implements Report {
    static final int TAG = 'R';

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(TAG);
      out.writeInt(request);
      out.writeBoolean(forItsSize);
      Wire.writeText(problem, out);
    }
  }

  /**
   * Starting, opening or decoding failed.
   *
   * @param reason what a {@code VideoReadException} said; empty when it is not the file's fault
   * @param problem in words
   * @param reusable whether the child can be trusted with another file
   */
  record Failed(Optional<Reason> reason, String problem, boolean reusable) implements Report {
    static final int TAG = 'F';

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(TAG);
      out.writeUTF(reason.map(Reason::name).orElse(""));
      Wire.writeText(problem, out);
      out.writeBoolean(reusable);
    }

    static Failed read(DataInputStream in) throws IOException {
      String reason = in.readUTF();
      return new Failed(
          reason.isEmpty() ? Optional.empty() : Optional.of(Reason.valueOf(reason)),
          in.readUTF(),
          in.readBoolean());
    }
  }

  /** The file was closed. */
  record Closed() implements Report {
    static final int TAG = 'C';

    @Override
    public void write(DataOutputStream out) throws IOException {
      out.writeByte(TAG);
    }
  }

  /** Nothing more will come; never sent, but found at the end of what was. */
  record Gone() implements Report {
    @Override
    public void write(DataOutputStream out) {
      throw new UnsupportedOperationException("a child that is gone cannot say so");
    }
  }

  /**
   * Waits for the next report.
   *
   * @throws java.io.EOFException when there will be none
   */
  static Report read(DataInputStream in) throws IOException {
    int tag = in.readUnsignedByte();
    return switch (tag) {
      case Started.TAG -> new Started(in.readInt(), in.readUTF());
      case Opened.TAG -> new Opened(Wire.readInfo(in), in.readUTF());
      case Arrived.TAG -> Arrived.read(in);
      case Warned.TAG -> Warned.read(in);
      case Ended.TAG -> new Ended();
      case Picture.TAG -> new Picture(in.readInt(), Wire.readPicture(in));
      case Refused.TAG -> new Refused(in.readInt(), in.readBoolean(), in.readUTF());
      case Failed.TAG -> Failed.read(in);
      case Closed.TAG -> new Closed();
      default -> throw new IOException("there is no report " + tag);
    };
  }
}
