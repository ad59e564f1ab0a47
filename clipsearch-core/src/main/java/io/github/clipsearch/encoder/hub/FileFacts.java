package io.github.clipsearch.encoder.hub;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Collects what the answers along a chain of redirects say about a file; the first word counts. */
final class FileFacts {
  private @Nullable String commit;
  private @Nullable String etag;
  private OptionalLong size = OptionalLong.empty();

  /** Takes the hub's own headers, which are about the file wherever it lies. */
  void add(Answer answer) {
    if (commit == null) {
      commit = answer.header("X-Repo-Commit").orElse(null);
    }
    if (etag == null) {
      etag = answer.tag("X-Linked-Etag").orElse(null);
    }
    if (size.isEmpty()) {
      size = answer.number("X-Linked-Size");
    }
  }

  /** Takes the general headers, which are about the file only where it lies. */
  void addOwn(Answer answer) {
    if (etag == null) {
      etag = answer.tag("ETag").orElse(null);
    }
    if (size.isEmpty()) {
      size = answer.number("Content-Length");
    }
  }

  boolean areComplete() {
    return commit != null && etag != null;
  }

  Optional<String> commit() {
    return Optional.ofNullable(commit);
  }

  Optional<String> etag() {
    return Optional.ofNullable(etag);
  }

  OptionalLong size() {
    return size;
  }
}
