package io.github.clipsearch.store.solr;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The schema and the configuration of a collection, for vectors of one dimension. */
final class Configset {
  /** The name in the schema, by which a collection is recognised; it has the format's version. */
  static final String SCHEMA_NAME = "clipsearch-1";

  /** The type of the vectors in the schema. */
  static final String VECTOR_TYPE = "embedding";

  private static final List<String> FILES = List.of("schema.xml", "solrconfig.xml");

  private Configset() {}

  /** The name under which Solr keeps it. */
  static String name(int dimension) {
    return SCHEMA_NAME + "-" + dimension;
  }

  /** As Solr takes it: a ZIP of its files. */
  static byte[] zip(int dimension) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String file : FILES) {
        zip.putNextEntry(new ZipEntry(file));
        zip.write(text(file, dimension).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String text(String file, int dimension) throws IOException {
    try (InputStream in = Configset.class.getResourceAsStream("configset/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the jar of this class lacks configset/" + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@DIMENSION@", Integer.toString(dimension));
    }
  }
}
