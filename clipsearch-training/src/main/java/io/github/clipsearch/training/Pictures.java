package io.github.clipsearch.training;

import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.training.world.WorldPainter;
import io.github.clipsearch.training.world.WorldScene;
import io.github.clipsearch.video.RgbImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws scenes as the model will see them. Belongs to one thread. */
final class Pictures {
  private static final double COMPRESSED_SHARE = 0.2;

  private final DjlClipEncoder preparer;
  private final Random random;

  /**
   * Creates a source of pictures.
   *
   * @param preparer shrinks pictures exactly as for inference; its weights do not matter
   * @param seed of sizes, moments and disturbances
   */
  Pictures(DjlClipEncoder preparer, long seed) {
    this.preparer = preparer;
    this.random = new Random(seed);
  }

  /** A moment of a scene, 64 by 64, disturbed as by a video codec. */
  RgbImage disturbed(WorldScene scene) {
    int width = 96 + 16 * random.nextInt(6);
    BufferedImage drawn = WorldPainter.image(scene, width, width * 9 / 16, random.nextDouble());
    if (random.nextDouble() < COMPRESSED_SHARE) {
      drawn = compressed(drawn);
    }
    RgbImage small = preparer.prepare(RgbImage.of(drawn));
    byte[] pixels = small.pixels();
    double contrast = 0.92 + 0.16 * random.nextDouble();
    double brightness = 12 * (2 * random.nextDouble() - 1);
    double noise = random.nextInt(3) == 0 ? 4 * random.nextDouble() : 0;
    byte[] out = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      double value = ((pixels[i] & 0xff) - 128) * contrast + 128 + brightness;
      if (noise > 0) {
        value += noise * (random.nextDouble() + random.nextDouble() - 1) * 2;
      }
      out[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
    return new RgbImage(small.width(), small.height(), out);
  }

  /** Blocks and blurred edges, as video codecs make them. */
  private BufferedImage compressed(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(0.25f + 0.5f * random.nextFloat());
      writer.setOutput(new MemoryCacheImageOutputStream(bytes));
      writer.write(null, new IIOImage(image, null, null), settings);
      return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    } finally {
      writer.dispose();
    }
  }

  /** Writes a 64 by 64 picture as {@code float[64][192]}, a row per patch: channel, y, x. */
  static void writePatches(RgbImage image, float[] out, int start) {
    byte[] pixels = image.pixels();
    int size = ModelShape.IMAGE_SIZE;
    int patch = ModelShape.PATCH_SIZE;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int row = (y / patch) * ModelShape.GRID + x / patch;
        int inPatch = (y % patch) * patch + x % patch;
        for (int channel = 0; channel < 3; channel++) {
          float value = (pixels[3 * (y * size + x) + channel] & 0xff) / 127.5f - 1;
          out[start + row * ModelShape.PATCH_VALUES + channel * patch * patch + inPatch] = value;
        }
      }
    }
  }
}
