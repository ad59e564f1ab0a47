package io.github.clipsearch.encoder.hub;

import static io.github.clipsearch.encoder.hub.CheckpointFiles.CONFIG;
import static io.github.clipsearch.encoder.hub.CheckpointFiles.PICKLED_WEIGHTS;
import static io.github.clipsearch.encoder.hub.CheckpointFiles.PREPROCESSING;
import static io.github.clipsearch.encoder.hub.CheckpointFiles.SHARDS;
import static io.github.clipsearch.encoder.hub.CheckpointFiles.TOKENIZER;
import static io.github.clipsearch.encoder.hub.CheckpointFiles.TOKENIZER_PARTS;
import static io.github.clipsearch.encoder.hub.CheckpointFiles.WEIGHTS;
import static io.github.clipsearch.encoder.hub.CheckpointFiles.WORD_PIECES;

import io.github.clipsearch.encoder.hub.ModelDownloadException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Brings the files of one checkpoint into the cache, all of the same commit. */
final class ModelDownload {
  private static final String TOKENIZER_SETTINGS = "tokenizer_config.json";

  private final ModelName model;
  private final HubCache cache;
  private final HubClient client;
  private final HubErrors errors;
  private final Retries retries;
  private final HubCache.LinkMaker links;
  private final DownloadListener listener;

  ModelDownload(
      ModelName model,
      HubCache cache,
      HubClient client,
      HubErrors errors,
      Retries retries,
      HubCache.LinkMaker links,
      DownloadListener listener) {
    this.model = model;
    this.cache = cache;
    this.client = client;
    this.errors = errors;
    this.retries = retries;
    this.links = links;
    this.listener = listener;
  }

  /** Ends with a complete snapshot that the revision points to, or with an exception. */
  Path run(String revision) throws IOException, InterruptedException {
    RemoteFile config = require(revision, CONFIG);
    String commit = config.commit();
    // before anything else is fetched: most unsuitable models lack these
    RemoteFile weights = weights(commit);
    fetch(config);
    fetch(require(commit, PREPROCESSING));
    fetchTokenizer(commit);
    fetch(weights);
    if (weights.name().equals(SHARDS)) {
      for (String shard :
          CheckpointFiles.shards(cache.snapshotOf(commit).resolve(weights.name()))) {
        fetch(require(commit, shard));
      }
    }
    cache.point(revision, commit);
    return cache.snapshotOf(commit);
  }

  private RemoteFile weights(String commit) throws IOException, InterruptedException {
    Optional<RemoteFile> whole = find(commit, WEIGHTS);
    if (whole.isPresent()) {
      return whole.get();
    }
    Optional<RemoteFile> index = find(commit, SHARDS);
    if (index.isPresent()) {
      return index.get();
    }
    if (find(commit, PICKLED_WEIGHTS).isPresent()) {
      throw errors.failure(
          Reason.NO_SAFETENSORS,
          ("it has its weights only as %s, which is not read because loading such a file runs code"
                  + " in it. Many models have a pull request with a %s: give its name, such as"
                  + " refs/pr/1, as the revision. Or convert it with save_pretrained(...,"
                  + " safe_serialization=True), or take another model.")
              .formatted(PICKLED_WEIGHTS, WEIGHTS));
    }
    throw errors.failure(
        Reason.NO_SAFETENSORS,
        "it has neither %s nor %s; it is no checkpoint in the layout of the Transformers library"
            .formatted(WEIGHTS, SHARDS));
  }

  private void fetchTokenizer(String commit) throws IOException, InterruptedException {
    Optional<RemoteFile> settings = find(commit, TOKENIZER_SETTINGS);
    if (settings.isPresent()) {
      fetch(settings.get());
    }
    Optional<RemoteFile> whole = find(commit, TOKENIZER);
    if (whole.isPresent()) {
      fetch(whole.get());
      return;
    }
    Optional<RemoteFile> wordPieces = find(commit, WORD_PIECES);
    if (wordPieces.isPresent()) {
      fetch(wordPieces.get());
      return;
    }
    for (String part : TOKENIZER_PARTS) {
      fetch(require(commit, part));
    }
  }

  private RemoteFile require(String revision, String file)
      throws IOException, InterruptedException {
    return find(revision, file).orElseThrow(() -> errors.notFound(revision, file));
  }

  private Optional<RemoteFile> find(String revision, String file)
      throws IOException, InterruptedException {
    return retries.call(() -> client.find(revision, file));
  }

  private void fetch(RemoteFile file) throws IOException, InterruptedException {
    if (cache.has(file)) {
      return;
    }
    if (!cache.hasBlob(file)) {
      Path incomplete = cache.incomplete(file);
      new FileDownload(client, errors, retries)
          .into(
              incomplete,
              file,
              bytes ->
                  listener.onProgress(
                      new DownloadProgress(model.value(), file.name(), bytes, file.size())));
      HubCache.replace(incomplete, cache.blob(file));
    }
    cache.show(file, links);
  }
}
