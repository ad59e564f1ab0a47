package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.IncompatibleIndexException;
import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.ParallelScan;
import io.github.clipsearch.store.ScanThreads;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.SceneTimes;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.StoreChecks;
import io.github.clipsearch.store.VectorFormat;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lmdbjava.CopyFlags;
import org.lmdbjava.Txn;

/**
 * An index in a directory, kept by LMDB. See {@link io.github.clipsearch.store.lmdb} for what it
 * promises.
 */
public final class LmdbIndexStore implements IndexStore {
  private final Environment environment;
  private final Tables tables;
  private final VectorFormat vectorFormat;
  private final ScanThreads threads;

  /** Once known: an index never changes its encoder. */
  private volatile @Nullable EncoderIdentity knownEncoder;

  private LmdbIndexStore(
      Environment environment, Tables tables, VectorFormat vectorFormat, ScanThreads threads) {
    this.environment = environment;
    this.tables = tables;
    this.vectorFormat = vectorFormat;
    this.threads = threads;
  }

  /**
   * Opens the index in a directory, and makes an empty one where there is none. The same as {@code
   * builder(directory).open()}.
   *
   * @param directory on a local disk (LMDB does not work on network shares); holds the files {@code
   *     data.mdb} and {@code lock.mdb}
   * @return the store, to be closed
   * @throws IndexStoreException when the path is a file, the directory cannot be created, read or
   *     written, is open in this process already, holds something else than an index, or is damaged
   * @throws IncompatibleIndexException when the index has a format version that this release does
   *     not know
   */
  public static LmdbIndexStore open(Path directory) {
    return builder(directory).open();
  }

  /**
   * Opens the index in a directory with settings.
   *
   * @param directory as for {@link #open}
   * @return the settings, all at their defaults
   */
  public static Builder builder(Path directory) {
    return new Builder(directory);
  }

  /** Settings for opening an index. Belongs to one thread. */
  public static final class Builder {
    private final Path directory;
    private @Nullable VectorFormat wanted;
    private @Nullable ScanThreads threads;

    private Builder(Path directory) {
      this.directory = Objects.requireNonNull(directory, "directory");
    }

    /**
     * How the index keeps vectors, which is decided when it is made and never changes. By default a
     * new index has {@link VectorFormat#FLOAT32}, and an existing one is opened whatever its format
     * is.
     *
     * @param format what the index has to have
     * @return this
     */
    public Builder vectorFormat(VectorFormat format) {
      wanted = Objects.requireNonNull(format, "format");
      return this;
    }

    /**
     * The threads that searches may use.
     *
     * @param scanThreads closed with the store; default {@link ScanThreads#ofProcessors()}
     * @return this
     */
    public Builder scanThreads(ScanThreads scanThreads) {
      threads = Objects.requireNonNull(scanThreads, "scanThreads");
      return this;
    }

    /**
     * Opens the index, and makes an empty one where there is none.
     *
     * @return the store, to be closed
     * @throws IndexStoreException when the path is a file, the directory cannot be created, read or
     *     written, is open in this process already, holds something else than an index, or is
     *     damaged
     * @throws IncompatibleIndexException when the index has a format version or a vector format
     *     that this release does not know, or another vector format than {@link #vectorFormat} says
     */
    public LmdbIndexStore open() {
      Environment environment = Opening.open(directory);
      try {
        VectorFormat forNewIndex = Objects.requireNonNullElse(wanted, VectorFormat.FLOAT32);
        Tables tables =
            environment.write(
                txn ->
                    StoreFormat.open(environment.env(), txn, environment.directory(), forNewIndex));
        VectorFormat format =
            environment.read(
                txn -> StoreFormat.vectorFormat(tables.in(txn), environment.directory()));
        if (wanted != null && wanted != format) {
          throw new IncompatibleIndexException(
              "%s keeps vectors as %s, not as %s. Open it without a vector format, or index the videos again into another directory."
                  .formatted(environment, format, wanted));
        }
        return new LmdbIndexStore(
            environment, tables, format, threads == null ? ScanThreads.ofProcessors() : threads);
      } catch (RuntimeException | Error e) {
        environment.close();
        throw e;
      }
    }
  }

  /**
   * How this index keeps vectors.
   *
   * @return the format that was chosen when the index was made
   */
  public VectorFormat vectorFormat() {
    return vectorFormat;
  }

  /**
   * Whether a directory holds an index, or at least LMDB's file for one. Opens nothing.
   *
   * @param directory to look into; may be absent
   * @return true when {@link #open} would find something there
   */
  public static boolean exists(Path directory) {
    return Files.exists(directory.resolve(Opening.DATA_FILE));
  }

  /**
   * Looks for everything that is wrong with an index that is not open in this process, also with
   * one that {@link #open} refuses: in LMDB's pages, in the tables, and in every video. Reads the
   * whole index and changes nothing of it. Memory does not depend on the number of videos. Other
   * processes may go on using the index; what they write meanwhile is not looked at.
   *
   * @param directory of the index
   * @param found is shown what is wrong, on the calling thread
   * @return how much was found; 0 when the index is sound
   * @throws IndexStoreException when there is no index in the directory, it cannot be read, or it
   *     is open in this process: then use {@link #verify(Consumer)}
   */
  public static long verify(Path directory, Consumer<? super IndexDamage> found) {
    return ClosedIndex.verify(directory, found);
  }

  /**
   * Looks for everything that is wrong with this index, as {@link #verify(Path, Consumer)} does.
   * Others may read and write meanwhile; the index is verified as it was when this began. While it
   * runs, LMDB cannot reuse the space of what others replace or remove, and others' writes wait
   * when they need a larger map.
   *
   * @param found is shown what is wrong, on the calling thread; must not write to this store
   * @return how much was found; 0 when the index is sound
   * @throws InvalidRequestException when called from within {@link #forEachVideo}
   */
  public long verify(Consumer<? super IndexDamage> found) {
    return environment.verify(found);
  }

  /**
   * Copies the index as it is now, while others read and write. The copy is on the disk when this
   * returns, and is opened like any index. It is not stopped by an interrupt, once begun.
   *
   * @param target a directory that is empty or not there yet
   * @throws IndexStoreException when there is something in the target, or it cannot be written; it
   *     is left without an index then
   * @throws InvalidRequestException when called from within {@link #forEachVideo}
   */
  public void backup(Path target) {
    Copying.copy(environment, target);
  }

  /**
   * Copies the index like {@link #backup}, but leaves out the space of what was replaced or
   * removed, which an index keeps for what is stored later. To make an index smaller, compact it
   * into a new directory while nobody writes, close it everywhere, and put the new directory in its
   * place.
   *
   * @param target a directory that is empty or not there yet
   * @throws IndexStoreException when there is something in the target, or it cannot be written; it
   *     is left without an index then
   * @throws InvalidRequestException when called from within {@link #forEachVideo}
   */
  public void compactInto(Path target) {
    Copying.copy(environment, target, CopyFlags.MDB_CP_COMPACT);
  }

  @Override
  public Optional<EncoderIdentity> encoder() {
    return read(this::encoder);
  }

  private Optional<EncoderIdentity> encoder(View view) {
    if (knownEncoder == null) {
      knownEncoder = StoreFormat.encoder(view, environment.directory()).orElse(null);
    }
    return Optional.ofNullable(knownEncoder);
  }

  @Override
  public void claim(EncoderIdentity claimant) {
    Optional<EncoderIdentity> owner = encoder();
    if (owner.isEmpty()) {
      owner = write(view -> setOrGetEncoder(view, claimant));
    }
    StoreChecks.requireSameEncoder(owner.orElse(claimant), claimant, environment.toString());
  }

  private Optional<EncoderIdentity> setOrGetEncoder(View view, EncoderIdentity claimant) {
    Optional<EncoderIdentity> owner = StoreFormat.encoder(view, environment.directory());
    if (owner.isEmpty()) {
      StoreFormat.setEncoder(view, claimant);
    }
    return owner;
  }

  /**
   * {@inheritDoc}
   *
   * <p>When this returns, the video is on the disk: it survives a crash of the process and of the
   * machine. The map may grow meanwhile, which waits for running reads and makes new ones wait.
   *
   * @throws InvalidRequestException also when called from within {@link #forEachVideo}, or when the
   *     embeddings take 2 GiB or more
   */
  @Override
  public void put(VideoRecord video, List<SceneRecord> scenes) {
    List<SceneRecord> copy = List.copyOf(scenes);
    EncoderIdentity owner = StoreChecks.requireClaimed(encoder().orElse(null));
    StoreChecks.requireConsistent(video, copy, owner.dimension());
    VectorShape shape = new VectorShape(owner.dimension(), vectorFormat);
    requireStorable(video, shape);
    byte[] key = VideoKeys.of(video.id()).orElseThrow();
    byte[] json = VideoJson.write(video);
    write(
        view -> {
          view.put(Table.VIDEOS, key, json);
          SceneCodec.writeScenes(
              copy, view.reserve(Table.SCENES, key, copy.size() * SceneCodec.SCENE_BYTES));
          new EmbeddingTables(view).put(key, copy, shape);
          return true;
        });
  }

  private static void requireStorable(VideoRecord video, VectorShape shape) {
    long bytes = (long) video.sceneCount() * shape.bytes();
    if (bytes > Integer.MAX_VALUE) {
      throw new InvalidRequestException(
          "The %d embeddings of video '%s' take %d bytes; LMDB keeps less than 2 GiB per video. Split the video."
              .formatted(video.sceneCount(), video.id(), bytes));
    }
  }

  @Override
  public Optional<VideoRecord> video(String id) {
    return read(view -> VideoKeys.of(id).flatMap(key -> entries(view).video(id, key)));
  }

  @Override
  public List<SceneRecord> scenes(String id) {
    return read(
        view -> VideoKeys.of(id).map(key -> entries(view).scenes(id, key)).orElse(List.of()));
  }

  @Override
  public boolean remove(String id) {
    return write(view -> VideoKeys.of(id).map(key -> remove(view, key)).orElse(false));
  }

  /** Removes from all tables, also where damage has left a video in one of them only. */
  private static boolean remove(View view, byte[] key) {
    boolean removed = view.delete(Table.VIDEOS, key);
    removed |= view.delete(Table.SCENES, key);
    return new EmbeddingTables(view).remove(key) || removed;
  }

  /**
   * {@inheritDoc}
   *
   * <p>All videos are seen as they were when this began; so are what the action itself reads from
   * this store. While the action runs, LMDB cannot reuse the space of what others replace or
   * remove, and others' writes wait when they need a larger map: keep it short, and never let it
   * wait for a thread that writes.
   *
   * @throws InvalidRequestException when the action writes to this store or closes it
   */
  @Override
  public void forEachVideo(Consumer<? super VideoRecord> action) {
    read(
        view -> {
          view.forEach(
              Table.VIDEOS, (id, json) -> action.accept(entries(view).decodeVideo(id, json)));
          return true;
        });
  }

  /**
   * {@inheritDoc}
   *
   * <p>Scores every scene exactly, in LMDB's own memory and in the format that it is kept in. The
   * whole search sees one state of the index.
   */
  @Override
  public SearchResult search(VectorQuery query) {
    return read(view -> search(view, query));
  }

  private SearchResult search(View view, VectorQuery query) {
    Optional<EncoderIdentity> owner = encoder(view);
    if (owner.isEmpty()) {
      return SearchResult.empty();
    }
    StoreChecks.requireDimension(query, owner.get().dimension());
    StoredVideos videos = entries(view);
    try (ParallelScan scan = threads.scan(query)) {
      EmbeddingTables.RunConsumer add =
          (id, parts) -> {
            if (videos.accepts(query, id)) {
              int sceneCount = videos.sceneCount(id, parts);
              SceneTimes times = videos.times(id, sceneCount, query.needsTimes());
              scan.add(id, parts, vectorFormat, times);
            }
          };
      EmbeddingTables embeddings = new EmbeddingTables(view);
      query
          .filter()
          .ids()
          .ifPresentOrElse(ids -> embeddings.forEach(ids, add), () -> embeddings.forEach(add));
      return scan.result((rank, found) -> Optional.of(videos.hit(rank, found)));
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>It is the number of LMDB's last transaction.
   */
  @Override
  public OptionalLong revision() {
    return OptionalLong.of(environment.read(Txn::getId));
  }

  /** Waits for running calls. */
  @Override
  public void close() {
    environment.close();
    threads.close();
  }

  private StoredVideos entries(View view) {
    return new StoredVideos(
        view,
        new VectorShape(encoder(view).map(EncoderIdentity::dimension).orElse(1), vectorFormat),
        environment.toString());
  }

  private <T> T read(Function<View, T> action) {
    return environment.read(txn -> action.apply(tables.in(txn)));
  }

  private <T> T write(Function<View, T> action) {
    return environment.write(txn -> action.apply(tables.in(txn)));
  }
}
