package io.github.clipsearch.encoder.hub;

import io.github.clipsearch.ModelLoadException;
import io.github.clipsearch.encoder.hub.ModelDownloadException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the folder of a checkpoint by its path or by its name on the Hugging Face hub.
 *
 * <p>The first of these that is there is taken:
 *
 * <ol>
 *   <li>a path that exists;
 *   <li>a folder of that name below {@link Builder#modelsFolder};
 *   <li>a complete checkpoint in the hub's local cache, which the hub's other tools fill as well;
 *   <li>only after {@link Builder#allowDownload}: the hub, or a mirror of it. The files go into
 *       that cache, each checked against the size and the hash that the hub says, and the next time
 *       no connection is needed.
 * </ol>
 *
 * <pre>{@code
 * Path folder = HubModels.builder().allowDownload().build()
 *     .resolve("laion/CLIP-ViT-B-32-laion2B-s34B-b79K");
 * try (DjlClipEncoder encoder = DjlClipEncoder.load(folder)) { ... }
 * }</pre>
 *
 * <p>Without {@code allowDownload()} no connection is ever made, and with it only for a model that
 * is not on this machine: what is in the cache is used without asking whether the hub has a newer
 * one. An interrupted download continues where it stopped. Several threads and processes may ask
 * for the same model at once; one downloads it, the others wait.
 *
 * <p>Immutable, safe for use by several threads. There is nothing to close.
 */
public final class HubModels {
  private final @Nullable Path modelsFolder;
  private final Path cacheFolder;
  private final URI endpoint;
  private final @Nullable String token;
  private final @Nullable ProxySelector proxy;
  private final String revision;
  private final boolean downloadAllowed;
  private final boolean offline;
  private final Duration timeout;
  private final DownloadListener listener;
  private final Retries retries;
  private final HubCache.LinkMaker links;

  private HubModels(Builder builder) {
    HubEnvironment environment = builder.environment;
    modelsFolder = builder.modelsFolder;
    cacheFolder = builder.cacheFolder != null ? builder.cacheFolder : environment.cacheFolder();
    endpoint = builder.endpoint != null ? builder.endpoint : webAddress(environment.endpoint());
    token = builder.token != null ? builder.token : environment.token().orElse(null);
    proxy = builder.proxy;
    revision = builder.revision;
    downloadAllowed = builder.downloadAllowed;
    offline = environment.offline();
    timeout = builder.timeout;
    listener = builder.listener;
    retries = new Retries(builder.pause);
    links = builder.links;
  }

  /**
   * Starts choosing where to look.
   *
   * @return a builder with the default settings: the hub's local cache, and no download
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Finds a checkpoint's folder, and downloads it when that is needed and allowed.
   *
   * @param pathOrName a path, or a name such as {@code openai/clip-vit-base-patch32} (not blank)
   * @return the folder. One from the cache or the hub has all files of a checkpoint; a path, or a
   *     folder below the configured one, is given back as it is, and may be anything
   * @throws ModelLoadException when it is nowhere and a download is not allowed; the message says
   *     where was looked
   * @throws ModelDownloadException when the download failed, with the reason
   * @throws IllegalArgumentException when the text is blank
   */
  public Path resolve(String pathOrName) {
    if (pathOrName.isBlank()) {
      throw new IllegalArgumentException("give a path or a model's name, not a blank text");
    }
    Optional<Path> path = asPath(pathOrName).filter(Files::exists);
    if (path.isPresent()) {
      return path.get();
    }
    ModelName model =
        ModelName.parse(pathOrName)
            .orElseThrow(
                () ->
                    new ModelLoadException(
                        asPath(pathOrName).orElse(Path.of("")),
                        "'%s' is neither a path that exists nor a name like owner/model"
                            .formatted(pathOrName)));
    if (modelsFolder != null && Files.exists(model.below(modelsFolder))) {
      return model.below(modelsFolder);
    }
    try {
      return cachedOrDownloaded(model);
    } catch (InterruptedException | FileLockInterruptionException | ClosedByInterruptException e) {
      Thread.currentThread().interrupt();
      throw new ModelDownloadException(
          model.value(), Reason.INTERRUPTED, "the thread was interrupted", e);
    } catch (IOException e) {
      throw new ModelDownloadException(
          model.value(),
          Reason.CACHE_UNUSABLE,
          "the cache in %s could not be used (%s); check its rights and the space on its disk, or"
                  .formatted(cacheFolder, e)
              + " choose another folder with cacheFolder(...)",
          e);
    }
  }

  /**
   * The models in the hub's local cache that can be had without a download. Other programs share
   * the cache, so not all of them need be of a kind that clipsearch can load.
   *
   * @return the names, in order; each with all files of a checkpoint
   * @throws UncheckedIOException when the cache cannot be read
   */
  public List<String> cached() {
    if (!Files.isDirectory(cacheFolder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(cacheFolder)) {
      List<String> names = new ArrayList<>();
      for (Path folder : folders.sorted().toList()) {
        Optional<ModelName> model = ModelName.ofCacheFolder(folder.getFileName().toString());
        if (model.isPresent() && complete(new HubCache(cacheFolder, model.get())).isPresent()) {
          names.add(model.get().value());
        }
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException("The cache in " + cacheFolder + " cannot be read", e);
    }
  }

  private static Optional<Path> asPath(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      // no path on this system, but it may be a name
      return Optional.empty();
    }
  }

  private Path cachedOrDownloaded(ModelName model) throws IOException, InterruptedException {
    HubCache cache = new HubCache(cacheFolder, model);
    Optional<Path> cached = complete(cache);
    if (cached.isPresent()) {
      return cached.get();
    }
    if (!downloadAllowed || offline) {
      throw nowhere(model, cache);
    }
    ModelLock lock = ModelLock.acquire(cache.lockFolder());
    try {
      // another thread or process may have brought it meanwhile
      Optional<Path> brought = complete(cache);
      return brought.isPresent() ? brought.get() : download(model, cache);
    } finally {
      lock.close();
    }
  }

  private Optional<Path> complete(HubCache cache) throws IOException {
    return cache
        .snapshot(revision)
        .filter(snapshot -> CheckpointFiles.missingIn(snapshot).isEmpty());
  }

  private Path download(ModelName model, HubCache cache) throws IOException, InterruptedException {
    HttpClient.Builder http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout);
    if (proxy != null) {
      http.proxy(proxy);
    }
    HubErrors errors = new HubErrors(model, token != null);
    HubClient client = new HubClient(http.build(), endpoint, token, model, errors, timeout);
    return new ModelDownload(model, cache, client, errors, retries, links, listener).run(revision);
  }

  private ModelLoadException nowhere(ModelName model, HubCache cache) throws IOException {
    List<String> looked = new ArrayList<>();
    looked.add("there is no such path");
    if (modelsFolder != null) {
      looked.add("no folder " + model.below(modelsFolder));
    }
    Optional<Path> snapshot = cache.snapshot(revision);
    looked.add(
        snapshot.isPresent()
            ? "%s lacks %s"
                .formatted(
                    snapshot.get(), String.join(" and ", CheckpointFiles.missingIn(snapshot.get())))
            : "no revision '%s' of it in the hub's cache, at %s"
                .formatted(revision, cache.folder()));
    String advice =
        downloadAllowed
            ? "A download is allowed, but the environment variable HF_HUB_OFFLINE forbids it."
            : "Download the model with allowDownload(), or give the path of a checkpoint's folder.";
    return new ModelLoadException(
        Path.of(model.value()), String.join(", ", looked) + ". " + advice);
  }

  private static URI webAddress(URI uri) {
    boolean web =
        "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
    if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException(
          "the hub's endpoint is an address such as https://huggingface.co, not " + uri);
    }
    return uri;
  }

  /** Where to look for models. Belongs to one thread. */
  public static final class Builder {
    private @Nullable Path modelsFolder;
    private @Nullable Path cacheFolder;
    private @Nullable URI endpoint;
    private @Nullable String token;
    private @Nullable ProxySelector proxy;
    private String revision = "main";
    private boolean downloadAllowed;
    private Duration timeout = Duration.ofSeconds(30);
    private DownloadListener listener = progress -> {};
    private Pause pause = duration -> Thread.sleep(duration.toMillis());
    private HubEnvironment environment = HubEnvironment.ofProcess();
    private HubCache.LinkMaker links = HubCache.LinkMaker.symbolic();

    private Builder() {}

    /**
     * A folder of your own with checkpoints, looked at before the hub's cache: {@code a/b} is
     * searched at {@code folder/a/b}.
     *
     * @param folder the folder; none by default
     * @return this
     */
    public Builder modelsFolder(Path folder) {
      this.modelsFolder = Objects.requireNonNull(folder, "folder");
      return this;
    }

    /**
     * The hub's local cache, which is read, and filled by downloads.
     *
     * @param folder the folder; by default where the hub's own tools have it: the environment
     *     variable {@code HF_HUB_CACHE}, else {@code $HF_HOME/hub}, else {@code
     *     $XDG_CACHE_HOME/huggingface/hub}, else {@code ~/.cache/huggingface/hub}
     * @return this
     */
    public Builder cacheFolder(Path folder) {
      this.cacheFolder = Objects.requireNonNull(folder, "folder");
      return this;
    }

    /**
     * Another server than the hub, such as a mirror.
     *
     * @param uri its address, http or https; by default the environment variable {@code
     *     HF_ENDPOINT}, else {@code https://huggingface.co}
     * @return this
     * @throws IllegalArgumentException when it is no such address
     */
    public Builder endpoint(URI uri) {
      this.endpoint = webAddress(uri);
      return this;
    }

    /**
     * An access token for private and gated models. It is sent to the endpoint alone, never to the
     * servers that the endpoint redirects to.
     *
     * @param accessToken the token; by default the environment variable {@code HF_TOKEN}, else none
     * @return this
     * @throws IllegalArgumentException when it is empty or has characters that no token has
     */
    public Builder token(String accessToken) {
      if (!accessToken.matches("[\\x21-\\x7e]+")) {
        throw new IllegalArgumentException(
            "an access token is a word of ASCII characters, such as hf_...");
      }
      this.token = accessToken;
      return this;
    }

    /**
     * A proxy to connect through.
     *
     * @param selector says which; by default the JVM's, which the system properties {@code
     *     https.proxyHost} and {@code https.proxyPort} set
     * @return this
     */
    public Builder proxy(ProxySelector selector) {
      this.proxy = Objects.requireNonNull(selector, "selector");
      return this;
    }

    /**
     * Which version of a model.
     *
     * @param name a branch, a tag, a pull request as {@code refs/pr/1}, or a commit of 40
     *     hexadecimal digits; {@code main} by default
     * @return this
     * @throws IllegalArgumentException when no revision can have such a name
     */
    public Builder revision(String name) {
      if (!Revision.isValid(name)) {
        throw new IllegalArgumentException("'" + name + "' is no branch, tag or commit");
      }
      this.revision = name;
      return this;
    }

    /**
     * Allows to download models that are not on this machine: hundreds of megabytes, and some
     * gigabytes. The environment variable {@code HF_HUB_OFFLINE=1} forbids it all the same.
     *
     * @return this
     */
    public Builder allowDownload() {
      this.downloadAllowed = true;
      return this;
    }

    /**
     * How long a server may be silent, before it answers and while it sends. The request is then
     * repeated, a few times.
     *
     * @param duration at least a millisecond; 30 s by default
     * @return this
     * @throws IllegalArgumentException when it is shorter
     */
    public Builder timeout(Duration duration) {
      if (duration.toMillis() < 1) {
        throw new IllegalArgumentException(
            "the timeout is at least a millisecond, not " + duration);
      }
      this.timeout = duration;
      return this;
    }

    /**
     * Who is told how a download gets on.
     *
     * @param progressListener the listener (never null); nobody by default
     * @return this
     */
    public Builder onProgress(DownloadListener progressListener) {
      this.listener = Objects.requireNonNull(progressListener, "progressListener");
      return this;
    }

    Builder pause(Pause newPause) {
      this.pause = newPause;
      return this;
    }

    Builder environment(HubEnvironment newEnvironment) {
      this.environment = newEnvironment;
      return this;
    }

    Builder links(HubCache.LinkMaker newLinks) {
      this.links = newLinks;
      return this;
    }

    /**
     * Finishes.
     *
     * @return the models' finder
     * @throws IllegalArgumentException when the environment variable {@code HF_ENDPOINT} counts and
     *     is no address
     */
    public HubModels build() {
      return new HubModels(this);
    }
  }
}
