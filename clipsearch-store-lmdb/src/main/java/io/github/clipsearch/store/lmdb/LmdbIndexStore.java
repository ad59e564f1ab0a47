package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.ExactScan;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.StoreChecks;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoRecord;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An index in a directory, kept by LMDB. See {@link io.github.clipsearch.store.lmdb} for what it
 * promises.
 */
public final class LmdbIndexStore implements IndexStore {
  private final Environment environment;
  private final Tables tables;

  /** Once known: an index never changes its encoder. */
  private volatile @Nullable EncoderIdentity knownEncoder;

  private LmdbIndexStore(Environment environment, Tables tables) {
    this.environment = environment;
    this.tables = tables;
  }

  /**
   * Opens the index in a directory, and makes an empty one where there is none.
   *
   * @param directory on a local disk (LMDB does not work on network shares); holds the files {@code
   *     data.mdb} and {@code lock.mdb}
   * @return the store, to be closed
   * @throws IndexStoreException when the path is a file, the directory cannot be created, read or
   *     written, is open in this process already, holds something else than an index, or is damaged
   * @throws io.github.clipsearch.IncompatibleIndexException when the index has a format version
   *     that this release does not know
   */
  public static LmdbIndexStore open(Path directory) {
    Environment environment = Opening.open(directory);
    try {
      Tables tables =
          environment.write(
              txn -> StoreFormat.open(environment.env(), txn, environment.directory()));
      return new LmdbIndexStore(environment, tables);
    } catch (RuntimeException | Error e) {
      environment.close();
      throw e;
    }
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
    int embeddingBytes = embeddingBytes(video, owner.dimension());
    byte[] key = VideoKeys.of(video.id()).orElseThrow();
    byte[] json = VideoJson.write(video);
    write(
        view -> {
          view.put(Table.VIDEOS, key, json);
          SceneCodec.writeScenes(
              copy, view.reserve(Table.SCENES, key, copy.size() * SceneCodec.SCENE_BYTES));
          SceneCodec.writeEmbeddings(copy, view.reserve(Table.EMBEDDINGS, key, embeddingBytes));
          return true;
        });
  }

  private static int embeddingBytes(VideoRecord video, int dimension) {
    long bytes = (long) video.sceneCount() * dimension * Float.BYTES;
    if (bytes > Integer.MAX_VALUE) {
      throw new InvalidRequestException(
          "The %d embeddings of video '%s' take %d bytes; LMDB keeps less than 2 GiB per video. Split the video."
              .formatted(video.sceneCount(), video.id(), bytes));
    }
    return (int) bytes;
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
    removed |= view.delete(Table.EMBEDDINGS, key);
    return removed;
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
   * <p>Scores every scene exactly, in LMDB's own memory. The whole search sees one state of the
   * index.
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
    ExactScan scan = new ExactScan(query);
    view.forEach(
        Table.EMBEDDINGS,
        (id, value) -> {
          if (videos.accepts(query, id)) {
            FloatBuffer vectors = videos.decodeEmbeddings(id, value);
            int sceneCount = vectors.remaining() / query.dimension();
            scan.add(id, vectors, videos.times(id, sceneCount));
          }
        });
    return scan.result((rank, found) -> Optional.of(videos.hit(rank, found)));
  }

  /** Waits for running calls. */
  @Override
  public void close() {
    environment.close();
  }

  private StoredVideos entries(View view) {
    return new StoredVideos(
        view, encoder(view).map(EncoderIdentity::dimension).orElse(1), environment.toString());
  }

  private <T> T read(Function<View, T> action) {
    return environment.read(txn -> action.apply(tables.in(txn)));
  }

  private <T> T write(Function<View, T> action) {
    return environment.write(txn -> action.apply(tables.in(txn)));
  }
}
