package io.github.clipsearch.examples.extending;

import io.github.clipsearch.ImageReadException;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.decoding.Geometry;
import io.github.clipsearch.video.decoding.Losses;
import io.github.clipsearch.video.decoding.Orientation;
import io.github.clipsearch.video.decoding.PictureSource;
import io.github.clipsearch.video.decoding.Refusals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The pictures of a tar archive, one after the other. A decoded picture is a Java object. */
final class TarPictures implements PictureSource<RgbImage> {
  private static final List<String> EXTENSIONS = List.of(".jpg", ".jpeg", ".png");

  /** No camera's picture is larger. */
  private static final long MOST_BYTES = 1L << 28;

  private final TarArchive archive;
  private final List<TarArchive.Entry> entries;
  private final double picturesPerSecond;
  private final VideoInfo info;
  private final Losses losses;
  private RgbImage picture;
  private int next;

  private TarPictures(
      TarArchive archive,
      List<TarArchive.Entry> entries,
      double picturesPerSecond,
      RgbImage first) {
    this.archive = archive;
    this.entries = entries;
    this.picturesPerSecond = picturesPerSecond;
    this.picture = first;
    this.info =
        new VideoInfo(
            first.width(),
            first.height(),
            0,
            picturesPerSecond,
            OptionalDouble.of(entries.size() / picturesPerSecond),
            OptionalLong.of(entries.size()),
            "tar",
            "pictures");
    this.losses = new Losses(info, entries.size(), entries.size());
  }

  static TarPictures open(Path file, double picturesPerSecond) {
    TarArchive archive = TarArchive.open(file);
    boolean done = false;
    try {
      List<TarArchive.Entry> entries =
          archive.entries().stream().filter(TarPictures::isPicture).toList();
      if (entries.isEmpty()) {
        throw Refusals.noVideo(file, false);
      }
      RgbImage first =
          entries.stream()
              .map(entry -> decode(archive, entry))
              .flatMap(Optional::stream)
              .findFirst()
              .orElseThrow(() -> Refusals.sizeless(file));
      TarPictures pictures = new TarPictures(archive, entries, picturesPerSecond, first);
      done = true;
      return pictures;
    } finally {
      if (!done) {
        archive.close();
      }
    }
  }

  private static boolean isPicture(TarArchive.Entry entry) {
    return EXTENSIONS.stream().anyMatch(entry.name()::endsWith);
  }

  /** Empty when the picture is damaged or too large. */
  private static Optional<RgbImage> decode(TarArchive archive, TarArchive.Entry entry) {
    if (entry.size() > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(RgbImage.read(new ByteArrayInputStream(archive.read(entry))));
    } catch (ImageReadException | IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean next() {
    while (next < entries.size()) {
      Optional<RgbImage> decoded = decode(archive, entries.get(next++));
      if (decoded.isPresent()) {
        picture = decoded.get();
        losses.picture();
        return true;
      }
      losses.undecodable(timestamp());
    }
    if (!archive.damage().isEmpty()) {
      losses.readFailed(archive.damage());
    }
    return false;
  }

  @Override
  public double timestamp() {
    return (next - 1) / picturesPerSecond;
  }

  @Override
  public RgbImage picture() {
    return picture;
  }

  @Override
  public Geometry geometry() {
    return new Geometry(picture.width(), picture.height(), Orientation.UPRIGHT);
  }

  @Override
  public void scale(RgbImage picture, int width, int height, byte[] target) {
    BoxFilter.scale(picture, width, height, target);
  }

  @Override
  public RgbImage keep(RgbImage picture) {
    return picture; // nobody overwrites it
  }

  @Override
  public void release(RgbImage kept) {
    // the garbage collector's
  }

  @Override
  public long bytes(RgbImage picture) {
    return picture.pixels().length;
  }

  @Override
  public VideoInfo info() {
    return info;
  }

  @Override
  public Losses losses() {
    return losses;
  }

  @Override
  public void close() {
    archive.close();
  }
}
