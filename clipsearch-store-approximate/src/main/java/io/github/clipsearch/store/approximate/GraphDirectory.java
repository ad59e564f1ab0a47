package io.github.clipsearch.store.approximate;

import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.StoreInterruptedException;
import io.github.clipsearch.encoder.EncoderIdentity;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the directory of a graph, and throws away what is of no use there. */
final class GraphDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(ApproximateIndexStore.class);

  private GraphDirectory() {}

  /**
   * Opens the graph in a directory, or an empty one when there is none, it is damaged, or of
   * another encoder or release.
   *
   * @throws IndexStoreException when the directory is in use, holds something else, or cannot be
   *     read or written
   */
  static SceneGraph open(Path path, EncoderIdentity encoder, Consumer<Throwable> mergeFailed) {
    try {
      Files.createDirectories(path);
      Directory files = FSDirectory.open(path);
      try {
        refuseOthersFiles(files, path);
        clean(files, path, encoder);
        return new SceneGraph(files, encoder, mergeFailed);
      } catch (IOException | RuntimeException | Error e) {
        files.close();
        throw e;
      }
    } catch (LockObtainFailedException e) {
      throw new IndexStoreException(
          "The graph in %s is in use by another store or process. Give each a directory of its own; a graph can be built by each."
              .formatted(path),
          e);
    } catch (ClosedByInterruptException e) {
      throw new StoreInterruptedException("Opening the graph in " + path + " was interrupted.", e);
    } catch (IOException e) {
      throw new IndexStoreException(
          "The graph in %s cannot be opened: %s. It holds nothing that the index does not have: where the directory can be written, remove it, and it is built again."
              .formatted(path, e),
          e);
    }
  }

  /** People remove the graph's directory when they want it built again: it is for nothing else. */
  private static void refuseOthersFiles(Directory files, Path path) throws IOException {
    List<String> names = List.of(files.listAll());
    if (names.stream().anyMatch(GraphDirectory::isLucenes)) {
      return;
    }
    for (String name : names) {
      if (!name.equals(IndexWriter.WRITE_LOCK_NAME) && !name.startsWith(".")) {
        throw new IndexStoreException(
            "The directory %s holds something else than a graph: '%s'. Name another one; it need not be there."
                .formatted(path, name));
      }
    }
  }

  private static void clean(Directory files, Path path, EncoderIdentity encoder)
      throws IOException {
    try (Lock lock = files.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      lock.ensureValid();
      String reason;
      try {
        Map<String, String> commit = SegmentInfos.readLatestCommit(files).getUserData();
        if (GraphFormat.fits(commit, encoder)) {
          DirectoryReader.open(files).close();
          return;
        }
        if (!GraphFormat.isOurs(commit)) {
          throw new IndexStoreException(
              "The directory %s holds a Lucene index that is no graph of this library. Name another directory."
                  .formatted(path));
        }
        reason = "it is of another encoder or release: " + commit;
      } catch (IndexNotFoundException e) {
        reason = "";
      } catch (CorruptIndexException
          | IndexFormatTooNewException
          | IndexFormatTooOldException
          | NoSuchFileException
          | EOFException
          | FileNotFoundException e) {
        reason = "it is damaged: " + e.getMessage();
      }
      if (!reason.isEmpty()) {
        LOG.warn("The graph in {} is built again, because {}", path, reason);
      }
      deleteAll(files);
    }
  }

  private static void deleteAll(Directory files) throws IOException {
    for (String name : files.listAll()) {
      if (isLucenes(name)) {
        files.deleteFile(name);
      }
    }
  }

  private static boolean isLucenes(String file) {
    return file.startsWith(IndexFileNames.SEGMENTS)
        || file.startsWith(IndexFileNames.PENDING_SEGMENTS)
        || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches();
  }
}
