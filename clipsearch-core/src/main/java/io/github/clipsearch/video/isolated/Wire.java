package io.github.clipsearch.video.isolated;

import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoInfo;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How values are written between parent and child. */
final class Wire {
  /** In three bytes each these fit what {@code writeUTF} can take. */
  private static final int MOST_CHARACTERS = 20_000;

  private Wire() {}

  static void writeText(String text, DataOutputStream out) throws IOException {
    out.writeUTF(text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text);
  }

  static void writePicture(RgbImage picture, DataOutputStream out) throws IOException {
    PictureSize.of(picture).write(out);
    out.write(picture.pixels());
  }

  static RgbImage readPicture(DataInputStream in) throws IOException {
    PictureSize size = PictureSize.read(in);
    byte[] pixels = new byte[size.bytes()];
    in.readFully(pixels);
    return new RgbImage(size.width(), size.height(), pixels);
  }

  static void writeInfo(VideoInfo info, DataOutputStream out) throws IOException {
    out.writeInt(info.width());
    out.writeInt(info.height());
    out.writeInt(info.rotation());
    out.writeDouble(info.frameRate());
    out.writeBoolean(info.duration().isPresent());
    out.writeDouble(info.duration().orElse(0));
    out.writeBoolean(info.frameCount().isPresent());
    out.writeLong(info.frameCount().orElse(0));
    writeText(info.container(), out);
    writeText(info.codec(), out);
  }

  static VideoInfo readInfo(DataInputStream in) throws IOException {
    int width = in.readInt();
    int height = in.readInt();
    int rotation = in.readInt();
    double frameRate = in.readDouble();
    boolean hasDuration = in.readBoolean();
    double duration = in.readDouble();
    boolean hasFrameCount = in.readBoolean();
    long frameCount = in.readLong();
    return new VideoInfo(
        width,
        height,
        rotation,
        frameRate,
        hasDuration ? OptionalDouble.of(duration) : OptionalDouble.empty(),
        hasFrameCount ? OptionalLong.of(frameCount) : OptionalLong.empty(),
        in.readUTF(),
        in.readUTF());
  }
}
