package io.github.clipsearch.store.lmdb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clipsearch.IncompatibleIndexException;
import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.VectorFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import org.lmdbjava.Dbi.IncompatibleException;
import org.lmdbjava.Dbi.KeyNotFoundException;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.Txn;

/**
 * The table {@code format}: the format's version, the format of the vectors, and the encoder that
 * the index belongs to.
 */
final class StoreFormat {
  /** The one version that this release writes and reads; docs/lmdb-format.md describes it. */
  static final int VERSION = 1;

  static final String VERSION_KEY = "version";
  static final String VECTORS_KEY = "vectors";
  static final String ENCODER_ID_KEY = "encoder.id";
  static final String DIMENSION_KEY = "encoder.dimension";

  private StoreFormat() {}

  /**
   * Opens the tables, or creates them in an environment that holds nothing at all.
   *
   * @param forNewIndex the format of the vectors where they are created
   * @throws IncompatibleIndexException when the index has another version
   * @throws IndexStoreException when the environment is not one of this library
   */
  static Tables open(
      Env<DirectBuffer> env, Txn<DirectBuffer> txn, Path directory, VectorFormat forNewIndex) {
    Tables tables = new Tables(env.stat().pageSize, "The index in " + directory);
    boolean isNew = env.openDbi(txn, null, null, false).stat(txn).entries == 0;
    if (isNew) {
      for (Table table : Table.values()) {
        tables.open(env, txn, table, DbiFlags.MDB_CREATE);
      }
      View view = tables.in(txn);
      put(view, VERSION_KEY, int32(VERSION));
      put(view, VECTORS_KEY, forNewIndex.name().getBytes(US_ASCII));
      return tables;
    }
    try {
      tables.open(env, txn, Table.FORMAT);
      requireKnownVersion(tables.in(txn), directory);
      for (Table table : Table.values()) {
        tables.open(env, txn, table);
      }
      return tables;
    } catch (KeyNotFoundException | IncompatibleException e) {
      throw foreign(directory, e);
    }
  }

  private static void requireKnownVersion(View view, Path directory) {
    int version =
        get(view, VERSION_KEY)
            .filter(value -> value.remaining() == Integer.BYTES)
            .orElseThrow(() -> foreign(directory, null))
            .getInt(0);
    if (version != VERSION) {
      throw new IncompatibleIndexException(
          "The index in %s has format version %d, but this release reads version %d. Use the release that wrote it, or index the videos again into another directory."
              .formatted(directory, version, VERSION));
    }
  }

  private static IndexStoreException foreign(Path directory, @Nullable Throwable cause) {
    return new IndexStoreException(
        "The LMDB environment in "
            + directory
            + " is not an index of clipsearch, or it is damaged. Choose another directory, or"
            + " restore a copy.",
        cause);
  }

  /**
   * The format of the vectors.
   *
   * @throws IncompatibleIndexException when this release does not know it
   */
  static VectorFormat vectorFormat(View view, Path directory) {
    String name =
        get(view, VECTORS_KEY).map(MapMemory::utf8).orElseThrow(() -> foreign(directory, null));
    return Arrays.stream(VectorFormat.values())
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IncompatibleIndexException(
                    "The index in %s keeps vectors as '%.40s', but this release reads %s. Use the release that wrote it, or index the videos again into another directory."
                        .formatted(directory, name, Arrays.toString(VectorFormat.values()))));
  }

  /** The encoder that the index belongs to, if it was claimed. */
  static Optional<EncoderIdentity> encoder(View view, Path directory) {
    Optional<ByteBuffer> id = get(view, ENCODER_ID_KEY);
    Optional<ByteBuffer> dimension =
        get(view, DIMENSION_KEY)
            .filter(value -> value.remaining() == Integer.BYTES && value.getInt(0) > 0);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EncoderIdentity(
            MapMemory.utf8(id.get()),
            dimension.orElseThrow(() -> foreign(directory, null)).getInt(0)));
  }

  static void setEncoder(View view, EncoderIdentity encoder) {
    put(view, ENCODER_ID_KEY, encoder.id().getBytes(UTF_8));
    put(view, DIMENSION_KEY, int32(encoder.dimension()));
  }

  private static Optional<ByteBuffer> get(View view, String key) {
    return view.get(Table.FORMAT, key.getBytes(US_ASCII));
  }

  private static void put(View view, String key, byte[] value) {
    view.put(Table.FORMAT, key.getBytes(US_ASCII), value);
  }

  private static byte[] int32(int value) {
    return ByteBuffer.allocate(Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0, value)
        .array();
  }
}
