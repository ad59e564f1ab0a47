package io.github.clipsearch.video.isolated;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoDecoders;
import io.github.clipsearch.video.VideoStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Runs any decoder in child processes, so that a crash or a hang of native code costs one file and
 * not the application.
 *
 * <pre>{@code
 * try (IsolatedVideoDecoder decoder =
 *     IsolatedVideoDecoder.builder(() -> new HumbleVideoDecoder(1)).build()) {
 *   Scenes.detect(SceneRequest.builder(file).decoder(decoder).build());
 * }
 * }</pre>
 *
 * <p>Frames, times, pictures and warnings are those of the decoder inside. When its process dies,
 * or gives no frame within the time limit and is ended for it, {@link VideoStream#advance()} or the
 * reading of a picture throws a {@link VideoReadException} with {@link Reason#DECODER_FAILED},
 * which says what happened, at which frame, and what the process printed last. The video is not
 * taken for one that is readable up to there: pictures of the frames that were kept are lost with
 * the process, and the next attempt may well succeed. Other streams, and the next file, have
 * processes of their own.
 *
 * <p>Processes start when they are needed, are used for one file at a time and for many in turn,
 * and end with {@link #close()} or, whatever happens, with this process.
 *
 * <p>Safe for use by several threads. A thread that opens a stream while the greatest number of
 * processes is busy waits until another stream is closed.
 */
public final class IsolatedVideoDecoder implements VideoDecoder, AutoCloseable {
  private final ChildPool pool;
  private final Duration timeLimit;

  private IsolatedVideoDecoder(Builder builder) {
    timeLimit = builder.timeLimit;
    pool = new ChildPool(builder.sizes(), builder.commandLine(), builder.serializedFactory());
  }

  /**
   * Isolates all decoders that the child finds on its class path: in it, one stands in for another
   * as {@link VideoDecoders#onClassPath} says.
   *
   * @return a builder
   */
  public static Builder builder() {
    return builder(new ClassPathDecoders());
  }

  /**
   * Isolates a decoder that the child finds by {@link java.util.ServiceLoader}. This process does
   * not need to have it on its class path.
   *
   * @param name of the decoder, such as {@code humble}; no other one is tried
   * @return a builder
   */
  public static Builder builder(String name) {
    return builder(new NamedDecoder(Objects.requireNonNull(name, "name")));
  }

  /**
   * Isolates a decoder with settings of its own.
   *
   * @param factory makes the decoder in the child
   * @return a builder
   */
  public static Builder builder(DecoderFactory factory) {
    return new Builder(Objects.requireNonNull(factory, "factory"));
  }

  /**
   * The name of the decoder inside; starts a process if none has run yet.
   *
   * @return lower case, such as {@code humble}
   * @throws ClipSearchException when no process can be started
   * @throws AlreadyClosedException when it has to be started but this decoder was closed
   */
  @Override
  public String name() {
    if (pool.decoderName().isEmpty()) {
      try {
        pool.giveBack(pool.borrow(), 0);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ClipSearchException(
            "the thread was interrupted while the process of a decoder started", e);
      }
    }
    return pool.decoderName();
  }

  /**
   * Opens a file in a process that is free, or waits for one.
   *
   * @param file a regular file
   * @return the stream, positioned before its first frame; the caller closes it
   * @throws VideoReadException when the file cannot be read as a video, the process dies of it, or
   *     the thread is interrupted
   * @throws ClipSearchException when no process can be started
   * @throws AlreadyClosedException when this decoder was closed
   */
  @Override
  public VideoStream open(Path file) {
    return open(file, FrameSelection.all());
  }

  /**
   * Opens a file in a process that is free, or waits for one; frames that are left out stay there.
   *
   * @param file a regular file
   * @param frames which frames to read
   * @return the stream, positioned before its first frame; the caller closes it
   * @throws VideoReadException as {@link #open(Path)}
   * @throws ClipSearchException when no process can be started, or the decoder inside cannot tell
   *     key frames
   * @throws AlreadyClosedException when this decoder was closed
   */
  @Override
  public VideoStream open(Path file, FrameSelection frames) {
    Objects.requireNonNull(file, "file");
    VideoDecoder.requireReadableFile(file);
    if (file.getFileSystem() != FileSystems.getDefault()) {
      throw new VideoReadException(
          file,
          Reason.NOT_A_FILE,
          "another process cannot see its file system (" + file.toUri().getScheme() + ")");
    }
    try {
      return IsolatedVideoStream.open(file, frames, pool, timeLimit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VideoReadException(
          file, Reason.IO_ERROR, "the thread was interrupted while opening it", e);
    }
  }

  /** Ends all processes, also those of open streams. Closing twice is allowed. */
  @Override
  public void close() {
    pool.close();
  }

  /** Collects the settings of an {@link IsolatedVideoDecoder}. Belongs to one thread. */
  public static final class Builder {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final DecoderFactory factory;
    private Duration timeLimit = Duration.ofSeconds(30);
    private int maxProcesses = Math.max(2, Runtime.getRuntime().availableProcessors());
    private int warmProcesses = 1;
    private int filesPerProcess = 200;
    private List<String> jvmArguments = List.of();
    private String classPath = "";
    private Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    private Path temporaryFolder = Path.of(System.getProperty("java.io.tmpdir"));

    private Builder(DecoderFactory factory) {
      this.factory = factory;
    }

    /**
     * How long the decoder may take to open a file or to give the next frame. Default: 30 seconds.
     *
     * @param limit above 0
     * @return this builder
     * @throws IllegalArgumentException when the limit is not above 0
     */
    public Builder timeLimit(Duration limit) {
      if (limit.isNegative() || limit.isZero()) {
        throw new IllegalArgumentException("the time limit is above 0, not " + limit);
      }
      timeLimit = limit;
      return this;
    }

    /**
     * How many processes may run at a time, which is how many streams can be open. A thread that
     * opens more than these by itself waits for ever. Default: the number of processors, at least
     * 2.
     *
     * @param count at least 1
     * @return this builder
     * @throws IllegalArgumentException when it is below 1
     */
    public Builder maxProcesses(int count) {
      maxProcesses = atLeast(1, count, "processes");
      return this;
    }

    /**
     * How many processes are kept for the next file when nobody needs them. Default: 1.
     *
     * @param count 0 to end each process with its file
     * @return this builder
     * @throws IllegalArgumentException when it is below 0
     */
    public Builder warmProcesses(int count) {
      warmProcesses = atLeast(0, count, "warm processes");
      return this;
    }

    /**
     * After how many files a process is replaced, so that leaks of native memory stay small.
     * Default: 200.
     *
     * @param count at least 1
     * @return this builder
     * @throws IllegalArgumentException when it is below 1
     */
    public Builder filesPerProcess(int count) {
      filesPerProcess = atLeast(1, count, "files per process");
      return this;
    }

    /**
     * Arguments for the child's JVM, such as {@code -Xmx1g} (the default is {@code -Xmx512m}) or
     * {@code --enable-native-access=ALL-UNNAMED}. The environment variables with JVM options, such
     * as {@code JAVA_TOOL_OPTIONS}, are kept from it.
     *
     * @param arguments as the {@code java} launcher takes them
     * @return this builder
     */
    public Builder jvmArguments(String... arguments) {
      jvmArguments = List.of(arguments);
      return this;
    }

    /**
     * The child's class path. Default: this process's own, which works where classes are loaded
     * from files on disk: {@code java -cp}, {@code java -jar} with jars beside it, and {@link
     * java.net.URLClassLoader}s such as those of Spark's executors. In a Spring Boot jar, on the
     * module path, in OSGi and in some application servers it has to be given: clipsearch-core,
     * slf4j-api, and the decoder with all that it needs, as files on disk.
     *
     * @param path as {@code java -cp} takes it; {@code folder/*} is all jars of a folder
     * @return this builder
     * @throws IllegalArgumentException when it is blank
     */
    public Builder classPath(String path) {
      if (path.isBlank()) {
        throw new IllegalArgumentException("the class path is blank");
      }
      classPath = path;
      return this;
    }

    /**
     * The launcher of the child's JVM. Default: {@code bin/java} of the Java runtime that runs this
     * process; some that are made by jlink or jpackage have none.
     *
     * @param launcher an executable, Java 17 or newer
     * @return this builder
     */
    public Builder java(Path launcher) {
      java = Objects.requireNonNull(launcher, "launcher");
      return this;
    }

    /**
     * Where each process gets a temporary folder of its own, which is removed with it. Default: the
     * platform's temporary folder. A Unix domain socket lies in it, so its path must be short, some
     * 80 bytes.
     *
     * @param folder that exists
     * @return this builder
     */
    public Builder temporaryFolder(Path folder) {
      temporaryFolder = Objects.requireNonNull(folder, "folder");
      return this;
    }

    /**
     * Makes the decoder; starts no process yet.
     *
     * @return the decoder, to be closed by the caller
     * @throws IllegalArgumentException when the factory cannot be serialized
     * @throws ClipSearchException when the class path has to be given and was not
     */
    public IsolatedVideoDecoder build() {
      return new IsolatedVideoDecoder(this);
    }

    private ChildPool.Sizes sizes() {
      return new ChildPool.Sizes(maxProcesses, warmProcesses, filesPerProcess, START_LIMIT);
    }

    private ChildCommandLine commandLine() {
      return new ChildCommandLine(
          java,
          jvmArguments,
          classPath.isEmpty() ? OwnClassPath.get() : classPath,
          temporaryFolder.toAbsolutePath());
    }

    private byte[] serializedFactory() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(factory);
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "The factory of the isolated decoder cannot be sent to another process ("
                + e
                + "): what a lambda captures must be serializable.",
            e);
      }
      return bytes.toByteArray();
    }

    private static int atLeast(int least, int count, String what) {
      if (count < least) {
        throw new IllegalArgumentException(what + " are at least " + least + ", not " + count);
      }
      return count;
    }
  }
}
