package io.github.clipsearch.encoder.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * One model in the local cache, in the layout that all tools of the hub share: {@code blobs} by
 * hash, {@code snapshots} by commit with links to them, {@code refs} from branches to commits.
 */
final class HubCache {
  private final Path root;
  private final ModelName model;

  HubCache(Path root, ModelName model) {
    this.root = root;
    this.model = model;
  }

  Path folder() {
    return root.resolve(model.cacheFolderName());
  }

  Path lockFolder() {
    return root.resolve(".locks").resolve(model.cacheFolderName());
  }

  /** The folder of a branch, tag or commit, complete or not. */
  Optional<Path> snapshot(String revision) throws IOException {
    String commit = revision;
    if (!Revision.isCommit(revision)) {
      Path ref = ref(revision);
      if (!Files.isRegularFile(ref)) {
        return Optional.empty();
      }
      commit = Files.readString(ref).strip();
    }
    // a damaged ref must not lead elsewhere
    return Optional.of(commit)
        .filter(Revision::isCommit)
        .map(this::snapshotOf)
        .filter(Files::isDirectory);
  }

  Path snapshotOf(String commit) {
    return folder().resolve("snapshots").resolve(commit);
  }

  Path blob(RemoteFile file) {
    return folder().resolve("blobs").resolve(file.etag());
  }

  /** Not the name that the Python library uses: it would append to the file at the same time. */
  Path incomplete(RemoteFile file) {
    return folder().resolve("blobs").resolve(file.etag() + ".clipsearch.incomplete");
  }

  /** Whether the file is there with all its bytes. */
  boolean has(RemoteFile file) throws IOException {
    return isWhole(snapshotOf(file.commit()).resolve(file.name()), file);
  }

  boolean hasBlob(RemoteFile file) throws IOException {
    return isWhole(blob(file), file);
  }

  private static boolean isWhole(Path path, RemoteFile file) throws IOException {
    return Files.isRegularFile(path) && file.hasSize(Files.size(path));
  }

  /** Makes a blob visible under its name; moves it there where links cannot be made. */
  void show(RemoteFile file, LinkMaker links) throws IOException {
    Path folder = Files.createDirectories(snapshotOf(file.commit()));
    Path shown = folder.resolve(file.name());
    Path aside = folder.resolve("." + file.name() + ".clipsearch");
    Files.deleteIfExists(aside);
    try {
      links.link(aside, folder.relativize(blob(file)));
    } catch (IOException | UnsupportedOperationException e) {
      // Windows without developer mode; the Python library moves as well
      replace(blob(file), shown);
      return;
    }
    replace(aside, shown);
  }

  /** Makes a branch or tag point to the commit. Done last: it must never name half a model. */
  void point(String revision, String commit) throws IOException {
    if (!Revision.isCommit(revision)) {
      Path ref = ref(revision);
      Files.createDirectories(ref.getParent());
      Path aside = ref.resolveSibling(ref.getFileName() + ".clipsearch");
      replace(Files.writeString(aside, commit), ref);
    }
  }

  static void replace(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path ref(String revision) {
    return folder().resolve("refs").resolve(revision);
  }

  /** Makes symbolic links; tests stand in for a system without. */
  @FunctionalInterface
  interface LinkMaker {
    void link(Path link, Path target) throws IOException;

    static LinkMaker symbolic() {
      return (link, target) -> Files.createSymbolicLink(link, target);
    }
  }
}
