package io.github.clipsearch.examples.sqlite;

import io.github.clipsearch.StoreInterruptedException;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.ExactScan;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.SceneTimes;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.StoreChecks;
import io.github.clipsearch.store.VectorFormat;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoRecord;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An index in a SQLite file. Several processes may use it at once. */
public final class SqliteIndexStore implements IndexStore {
  private final Database database;

  private SqliteIndexStore(Database database) {
    this.database = database;
  }

  /**
   * Opens the index in a file, and makes an empty one where there is none.
   *
   * @param file on a local disk; SQLite puts two others beside it while it is open
   * @return the store, to be closed
   */
  public static SqliteIndexStore open(Path file) {
    return new SqliteIndexStore(new Database(file));
  }

  @Override
  public Optional<EncoderIdentity> encoder() {
    return database.read(SqliteIndexStore::encoder);
  }

  private static Optional<EncoderIdentity> encoder(Connection db) throws SQLException {
    try (PreparedStatement select = db.prepareStatement("SELECT id, dimension FROM encoder");
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(new EncoderIdentity(row.getString(1), row.getInt(2)))
          : Optional.empty();
    }
  }

  @Override
  public void claim(EncoderIdentity claimant) {
    EncoderIdentity owner =
        encoder().orElseGet(() -> database.write(db -> setOrGetEncoder(db, claimant)));
    StoreChecks.requireSameEncoder(owner, claimant, database.toString());
  }

  private static EncoderIdentity setOrGetEncoder(Connection db, EncoderIdentity claimant)
      throws SQLException {
    try (PreparedStatement insert =
        db.prepareStatement("INSERT OR IGNORE INTO encoder VALUES (1, ?, ?)")) {
      insert.setString(1, claimant.id());
      insert.setInt(2, claimant.dimension());
      insert.execute();
    }
    return encoder(db).orElseThrow();
  }

  @Override
  public void put(VideoRecord video, List<SceneRecord> scenes) {
    EncoderIdentity owner = StoreChecks.requireClaimed(encoder().orElse(null));
    StoreChecks.requireConsistent(video, scenes, owner.dimension());
    database.write(
        db -> {
          delete(db, video.id());
          insertVideo(db, video, vectors(scenes, owner.dimension()));
          insertScenes(db, video.id(), scenes);
          return true;
        });
  }

  private static byte[] vectors(List<SceneRecord> scenes, int dimension) {
    int bytes = Math.multiplyExact(scenes.size(), VectorFormat.FLOAT32.bytes(dimension));
    ByteBuffer vectors = ByteBuffer.allocate(bytes);
    scenes.forEach(scene -> VectorFormat.FLOAT32.encode(scene.embedding(), vectors));
    return vectors.array();
  }

  private static void insertVideo(Connection db, VideoRecord video, byte[] vectors)
      throws SQLException {
    try (PreparedStatement insert =
        db.prepareStatement(
            "INSERT INTO video (%s, vectors) VALUES (?%s)"
                .formatted(VideoRow.COLUMNS, ", ?".repeat(17)))) {
      VideoRow.write(video, vectors, insert);
      insert.execute();
    }
  }

  private static void insertScenes(Connection db, String id, List<SceneRecord> scenes)
      throws SQLException {
    try (PreparedStatement insert =
        db.prepareStatement("INSERT INTO scene VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      for (int i = 0; i < scenes.size(); i++) {
        Scene scene = scenes.get(i).scene();
        insert.setBytes(1, VideoRow.key(id));
        insert.setInt(2, i);
        insert.setLong(3, scene.startFrame());
        insert.setLong(4, scene.endFrame());
        insert.setDouble(5, scene.start());
        insert.setDouble(6, scene.end());
        insert.setDouble(7, scenes.get(i).time());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Override
  public boolean remove(String id) {
    return database.write(db -> delete(db, id));
  }

  /** The scenes go with their video. */
  private static boolean delete(Connection db, String id) throws SQLException {
    try (PreparedStatement delete = db.prepareStatement("DELETE FROM video WHERE id = ?")) {
      delete.setBytes(1, VideoRow.key(id));
      return delete.executeUpdate() > 0;
    }
  }

  @Override
  public Optional<VideoRecord> video(String id) {
    return database.read(
        db -> {
          try (PreparedStatement select =
              db.prepareStatement("SELECT " + VideoRow.COLUMNS + " FROM video WHERE id = ?")) {
            select.setBytes(1, VideoRow.key(id));
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(VideoRow.read(row)) : Optional.empty();
            }
          }
        });
  }

  @Override
  public List<SceneRecord> scenes(String id) {
    return database.read(
        db -> {
          int dimension = encoder(db).map(EncoderIdentity::dimension).orElse(1);
          ByteBuffer vectors = ByteBuffer.wrap(vectors(db, id));
          List<SceneRecord> scenes = new ArrayList<>();
          try (PreparedStatement select =
              db.prepareStatement("SELECT * FROM scene WHERE video = ? ORDER BY number")) {
            select.setBytes(1, VideoRow.key(id));
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                Scene scene =
                    new Scene(
                        rows.getLong(3), rows.getLong(4), rows.getDouble(5), rows.getDouble(6));
                float[] vector = VectorFormat.FLOAT32.decode(vectors, dimension);
                scenes.add(SceneRecord.stored(scene, rows.getDouble(7), vector));
              }
            }
          }
          return scenes;
        });
  }

  /** All vectors of a video; empty where there is no such video. */
  private static byte[] vectors(Connection db, String id) throws SQLException {
    try (PreparedStatement select = db.prepareStatement("SELECT vectors FROM video WHERE id = ?")) {
      select.setBytes(1, VideoRow.key(id));
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getBytes(1) : new byte[0];
      }
    }
  }

  @Override
  public void forEachVideo(Consumer<? super VideoRecord> action) {
    database.read(
        db -> {
          try (PreparedStatement select =
                  db.prepareStatement("SELECT " + VideoRow.COLUMNS + " FROM video ORDER BY id");
              ResultSet rows = select.executeQuery()) {
            while (next(rows)) {
              action.accept(VideoRow.read(rows));
            }
            return true;
          }
        });
  }

  /** The next row; a long call ends here when its thread is interrupted. */
  private boolean next(ResultSet rows) throws SQLException {
    if (Thread.currentThread().isInterrupted()) {
      throw new StoreInterruptedException(database + " was not read to the end.");
    }
    return rows.next();
  }

  @Override
  public SearchResult search(VectorQuery query) {
    return database.read(db -> search(db, query));
  }

  private SearchResult search(Connection db, VectorQuery query) throws SQLException {
    Optional<EncoderIdentity> owner = encoder(db);
    if (owner.isEmpty()) {
      return SearchResult.empty();
    }
    StoreChecks.requireDimension(query, owner.get().dimension());
    ExactScan scan = new ExactScan(query);
    try (PreparedStatement select = db.prepareStatement("SELECT * FROM video");
        ResultSet rows = select.executeQuery()) {
      while (next(rows)) {
        VideoRecord video = VideoRow.read(rows);
        if (query.accepts(video)) {
          scan.add(video.id(), floats(rows.getBytes("vectors")), new TimesOf(video.id()));
        }
      }
    }
    return scan.result(this);
  }

  private static FloatBuffer floats(byte[] vectors) {
    return ByteBuffer.wrap(vectors).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  /** The times of a video's scenes, read when they are first asked for. */
  private final class TimesOf implements SceneTimes {
    private final String id;
    private @Nullable List<SceneRecord> scenes;

    TimesOf(String id) {
      this.id = id;
    }

    private Scene scene(int number) {
      if (scenes == null) {
        scenes = scenes(id);
      }
      return scenes.get(number).scene();
    }

    @Override
    public double start(int number) {
      return scene(number).start();
    }

    @Override
    public double end(int number) {
      return scene(number).end();
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
