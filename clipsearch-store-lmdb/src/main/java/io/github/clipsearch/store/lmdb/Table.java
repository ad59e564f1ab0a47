package io.github.clipsearch.store.lmdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** LMDB's named databases, as docs/lmdb-format.md describes them. */
enum Table {
  FORMAT("format"),
  VIDEOS("videos"),
  SCENES("scenes"),
  EMBEDDINGS("embeddings"),
  TAILS("tails");

  private final String databaseName;

  Table(String databaseName) {
    this.databaseName = databaseName;
  }

  byte[] nameBytes() {
    return databaseName.getBytes(US_ASCII);
  }

  @Override
  public String toString() {
    return databaseName;
  }
}
