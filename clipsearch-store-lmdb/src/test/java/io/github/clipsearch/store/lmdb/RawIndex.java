package io.github.clipsearch.store.lmdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.DirectBufferProxy;
import org.lmdbjava.Env;

/** An index as LMDB sees it: to look at bytes, and to damage them. */
final class RawIndex implements AutoCloseable {
  private final Env<DirectBuffer> env;

  RawIndex(Path directory) {
    env =
        Env.create(DirectBufferProxy.PROXY_DB)
            .setMapSize(64 << 20)
            .setMaxDbs(8)
            .open(directory.toFile());
  }

  Optional<byte[]> get(String table, String key) {
    Dbi<DirectBuffer> dbi = env.openDbi(table);
    try (var txn = env.txnRead()) {
      return Optional.ofNullable(dbi.get(txn, buffer(key.getBytes(UTF_8))))
          .map(
              value -> {
                byte[] bytes = new byte[value.capacity()];
                value.getBytes(0, bytes);
                return bytes;
              });
    }
  }

  List<String> keys(String table) {
    List<String> keys = new ArrayList<>();
    Dbi<DirectBuffer> dbi = env.openDbi(table);
    try (var txn = env.txnRead();
        var entries = dbi.iterate(txn)) {
      entries.forEach(entry -> keys.add(utf8(entry.key())));
    }
    return keys;
  }

  private static String utf8(DirectBuffer buffer) {
    return buffer.getStringWithoutLengthUtf8(0, buffer.capacity());
  }

  List<String> tables() {
    return env.getDbiNames().stream().map(name -> new String(name, UTF_8)).toList();
  }

  void put(String table, String key, byte[] value) {
    putBytes(table, key.getBytes(UTF_8), value);
  }

  void putBytes(String table, byte[] key, byte[] value) {
    env.openDbi(table, DbiFlags.MDB_CREATE).put(buffer(key), buffer(value));
  }

  void delete(String table, String key) {
    env.openDbi(table).delete(buffer(key.getBytes(UTF_8)));
  }

  private static DirectBuffer buffer(byte[] bytes) {
    return new UnsafeBuffer(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
  }

  @Override
  public void close() {
    env.close();
  }
}
