package io.github.clipsearch.examples.pictures;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.examples.FrameGrabber;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.video.VideoDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Pictures of scenes, kept in a folder. The first that is asked for takes the pictures of all
 * scenes of its video, in one pass in the background, one video at a time; so a picture near the
 * start is there soon, and of a long video the last takes as long as decoding it does.
 *
 * <p>Safe for use by several threads. One object has the folder for itself.
 */
public final class Thumbnails implements AutoCloseable {
  /** Width of the pictures in pixels. */
  public static final int WIDTH = 320;

  private final VideoDecoder decoder;
  private final Path folder;
  private final ExecutorService passes = Executors.newSingleThreadExecutor(Thumbnails::thread);
  private final Map<Path, List<CompletableFuture<Path>>> running = new HashMap<>();
  private volatile boolean closing;

  /**
   * Keeps pictures in a folder.
   *
   * @param decoder opens the videos
   * @param folder for the pictures; made when there is none
   */
  public Thumbnails(VideoDecoder decoder, Path folder) {
    this.decoder = decoder;
    this.folder = folder;
  }

  /**
   * The picture of a scene, at its own {@linkplain SceneRecord#time() time}.
   *
   * @param video the scene's video
   * @param scenes reads all scenes of the video; called when the picture is not there yet
   * @param number of the scene, 0-based
   * @param patience how long to wait for a picture that is still being taken
   * @return a JPEG file, or empty when it is not there yet
   * @throws ClipSearchException when the video cannot be read any more, or has no frame there
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  public Optional<Path> picture(
      VideoRecord video, Supplier<List<SceneRecord>> scenes, int number, Duration patience)
      throws InterruptedException {
    Path place = place(video);
    Path file = file(place, number);
    if (Files.exists(file)) {
      return Optional.of(file);
    }
    try {
      return Optional.of(
          pass(video, scenes.get(), place)
              .get(number)
              .get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ClipSearchException reason) {
        throw reason;
      }
      throw new IllegalStateException("no picture of " + video.uri(), e.getCause());
    }
  }

  private synchronized List<CompletableFuture<Path>> pass(
      VideoRecord video, List<SceneRecord> scenes, Path place) {
    List<CompletableFuture<Path>> known = running.get(place);
    if (known != null) {
      return known;
    }
    List<CompletableFuture<Path>> pictures =
        scenes.stream().map(scene -> new CompletableFuture<Path>()).toList();
    running.put(place, pictures);
    passes.execute(() -> take(video, scenes, place, pictures));
    return pictures;
  }

  private void take(
      VideoRecord video,
      List<SceneRecord> scenes,
      Path place,
      List<CompletableFuture<Path>> pictures) {
    try {
      removeOlder(place);
      Files.createDirectories(place);
      double[] times = scenes.stream().mapToDouble(SceneRecord::time).toArray();
      FrameGrabber.forEach(
          decoder,
          Path.of(video.uri()),
          Arrays.stream(times).boxed().toList(),
          (time, frame) -> {
            if (closing) {
              throw new Closed();
            }
            int number = Arrays.binarySearch(times, time);
            Path file = file(place, number);
            pictures
                .get(number)
                .complete(Files.exists(file) ? file : write(file, JpegPicture.of(frame, WIDTH)));
          });
      fail(pictures, new ClipSearchException("There is no frame at that time in " + video.uri()));
    } catch (Closed e) {
      fail(pictures, new ClipSearchException("The pictures were closed."));
    } catch (IOException | UncheckedIOException e) {
      fail(pictures, new ClipSearchException("Cannot write pictures to " + place, e));
    } catch (RuntimeException | Error e) {
      fail(pictures, e);
      if (e instanceof Error error) {
        throw error;
      }
    } finally {
      synchronized (this) {
        running.remove(place);
      }
    }
  }

  private static void fail(List<CompletableFuture<Path>> pictures, Throwable reason) {
    pictures.forEach(picture -> picture.completeExceptionally(reason));
  }

  /** Writes at once, so that nobody is given half a picture. */
  private static Path write(Path file, byte[] picture) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(part, picture);
      return Files.move(
          part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path place, int number) {
    return place.resolve(number + ".jpg");
  }

  /** A changed video has new pictures. */
  private Path place(VideoRecord video) {
    return folder
        .resolve(hash(video.id()))
        .resolve(hash(video.source().sha256() + video.source().settings()));
  }

  private static void removeOlder(Path place) throws IOException {
    Path ofVideo = place.getParent();
    if (ofVideo == null || !Files.isDirectory(ofVideo)) {
      return;
    }
    try (Stream<Path> files = Files.walk(ofVideo)) {
      List<Path> older =
          files
              .filter(file -> !file.equals(ofVideo) && !file.startsWith(place))
              .sorted(Comparator.reverseOrder())
              .toList();
      for (Path file : older) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "clipsearch-thumbnails");
    thread.setDaemon(true);
    return thread;
  }

  /** Ends the pass that is running. Pictures that are there stay. */
  @Override
  public void close() {
    closing = true;
    passes.shutdownNow();
    try {
      passes.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends a pass early. */
  private static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
