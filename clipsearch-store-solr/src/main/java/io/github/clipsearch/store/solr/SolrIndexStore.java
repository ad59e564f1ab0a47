package io.github.clipsearch.store.solr;

import io.github.clipsearch.IncompatibleIndexException;
import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.StoreChecks;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoRecord;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.solr.client.solrj.impl.HttpJdkSolrClient;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.params.CursorMarkParams;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.jspecify.annotations.Nullable;

/**
 * An index in a collection of SolrCloud. See {@link io.github.clipsearch.store.solr} for what it
 * promises.
 */
public final class SolrIndexStore implements IndexStore {
  /** Videos that are listed with one request. */
  private static final int LISTED = 500;

  private final String index;
  private final SolrNodes nodes;
  private final IndexCollection collection;
  private final Visibility visibility;
  private final CallGate gate;
  private final int candidatesPerHit;
  private final int mostCandidates;
  private final Object claiming = new Object();

  /** Once known: an index never changes its encoder. */
  private volatile @Nullable EncoderIdentity knownEncoder;

  private SolrIndexStore(Builder builder) {
    index = "The index in Solr's collection '" + builder.collection + "'";
    nodes = new SolrNodes(index, builder.urls, builder.client, builder.timeout, builder.retryFor);
    collection =
        new IndexCollection(nodes, builder.collection, index, builder.shards, builder.replicas);
    visibility = new Visibility(collection::softCommit);
    gate = new CallGate(index);
    candidatesPerHit = builder.candidatesPerHit;
    mostCandidates = builder.mostCandidates;
  }

  /**
   * Opens the index in a collection. The same as {@code builder(urls, collection).open()}.
   *
   * @param urls of one or more nodes of the cluster, such as {@code http://solr-1:8983/solr}
   * @param collection its name or an alias; made with the first {@link #claim} where there is none
   * @return the store, to be closed
   */
  public static SolrIndexStore open(List<String> urls, String collection) {
    return builder(urls, collection).open();
  }

  /**
   * Opens the index in a collection with settings.
   *
   * @param urls as for {@link #open}
   * @param collection as for {@link #open}
   * @return the settings, all at their defaults
   * @throws InvalidRequestException when there is no URL, or one that is none
   */
  public static Builder builder(List<String> urls, String collection) {
    return new Builder(urls, collection);
  }

  /** Settings for opening an index. Belongs to one thread. */
  public static final class Builder {
    private final List<String> urls;
    private final String collection;
    private int shards = 1;
    private int replicas = 2;
    private Duration timeout = Duration.ofSeconds(30);
    private Duration retryFor = Duration.ofSeconds(30);
    private int candidatesPerHit = 10;
    private int mostCandidates = 10_000;
    private Consumer<HttpJdkSolrClient.Builder> client = options -> {};

    private Builder(List<String> urls, String collection) {
      this.urls = List.copyOf(urls);
      this.collection = Objects.requireNonNull(collection, "collection");
      if (this.urls.isEmpty() || !this.urls.stream().allMatch(SolrNodes::isUrl)) {
        throw new InvalidRequestException(
            "A cluster is reached at the URL of at least one node, such as http://solr-1:8983/solr, not at %s."
                .formatted(urls));
      }
    }

    /**
     * How many parts a collection has that this store makes. Each is searched by itself, at the
     * same time.
     *
     * @param number at least 1; default 1
     * @return this
     * @throws InvalidRequestException when it is below 1
     */
    public Builder shards(int number) {
      shards = atLeastOne("shards", number);
      return this;
    }

    /**
     * How many copies of each shard a collection has that this store makes: one more than nodes may
     * fail at a time.
     *
     * @param number at least 1; default 2
     * @return this
     * @throws InvalidRequestException when it is below 1
     */
    public Builder replicas(int number) {
      replicas = atLeastOne("replicas", number);
      return this;
    }

    /**
     * How long one request may take, and connecting for it.
     *
     * @param duration positive; default 30 seconds
     * @return this
     * @throws InvalidRequestException when it is not positive
     */
    public Builder timeout(Duration duration) {
      if (duration.isNegative() || duration.isZero()) {
        throw new InvalidRequestException("A time-out is positive, not " + duration + ".");
      }
      timeout = duration;
      return this;
    }

    /**
     * For how long a request is repeated that fails in passing, because a node is away or a shard
     * is choosing a new leader. The last attempt may take a {@link #timeout} more.
     *
     * @param duration not negative; zero to fail at once; default 30 seconds
     * @return this
     * @throws InvalidRequestException when it is negative
     */
    public Builder retryFor(Duration duration) {
      if (duration.isNegative()) {
        throw new InvalidRequestException("Retries last no time or some, not " + duration + ".");
      }
      retryFor = duration;
      return this;
    }

    /**
     * How many scenes Solr proposes for each hit that is wanted, from each shard; at least 100 in
     * all. More find more of the exact hits and take longer.
     *
     * @param scenes at least 1; default 10
     * @return this
     * @throws InvalidRequestException when it is below 1
     */
    public Builder candidatesPerHit(int scenes) {
      candidatesPerHit = atLeastOne("candidates", scenes);
      return this;
    }

    /**
     * The most scenes that Solr proposes for a query, however many hits are wanted: a search finds
     * no more hits than these make. Where fewer than these are there, all are proposed to a query
     * that asks for so many.
     *
     * @param scenes at least 1; default 10,000
     * @return this
     * @throws InvalidRequestException when it is below 1
     */
    public Builder mostCandidates(int scenes) {
      mostCandidates = atLeastOne("candidates", scenes);
      return this;
    }

    /**
     * SolrJ's own settings, for authentication, TLS, proxies and connections. Called once for each
     * URL.
     *
     * <pre>{@code
     * builder.client(solr -> solr.withBasicAuthCredentials(user, password).withSSLContext(tls))
     * }</pre>
     *
     * @param options changes what it is given
     * @return this
     */
    public Builder client(Consumer<HttpJdkSolrClient.Builder> options) {
      client = Objects.requireNonNull(options, "options");
      return this;
    }

    private static int atLeastOne(String what, int number) {
      if (number < 1) {
        throw new InvalidRequestException(
            "The number of %s is at least 1, not %d.".formatted(what, number));
      }
      return number;
    }

    /**
     * Opens the index. Nothing is asked of the cluster yet.
     *
     * @return the store, to be closed
     */
    public SolrIndexStore open() {
      return new SolrIndexStore(this);
    }
  }

  @Override
  public Optional<EncoderIdentity> encoder() {
    return call(this::owner);
  }

  private Optional<EncoderIdentity> owner() {
    if (knownEncoder == null) {
      knownEncoder = collection.encoder().orElse(null);
    }
    return Optional.ofNullable(knownEncoder);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Where there is no collection, makes it, and the configset {@code clipsearch-1-DIMENSION} if
   * Solr has none of this name.
   *
   * @throws IncompatibleIndexException also when the collection has another schema or was made for
   *     vectors of another dimension
   */
  @Override
  public void claim(EncoderIdentity claimant) {
    call(
        () -> {
          EncoderIdentity owner = owner().orElse(null);
          if (owner == null) {
            synchronized (claiming) {
              owner = owner().orElseGet(() -> collection.claim(claimant));
              knownEncoder = owner;
            }
          }
          StoreChecks.requireSameEncoder(owner, claimant, index);
          return true;
        });
  }

  /**
   * {@inheritDoc}
   *
   * <p>When this returns, every live replica of the video's shard has it in its log. When it fails,
   * the video is as it was before or as it was to be, whole in both cases: calling this again makes
   * sure of the latter. An interrupt does not end it once it has begun.
   */
  @Override
  public void put(VideoRecord video, List<SceneRecord> scenes) {
    List<SceneRecord> copy = List.copyOf(scenes);
    call(
        () -> {
          EncoderIdentity owner = StoreChecks.requireClaimed(owner().orElse(null));
          StoreChecks.requireConsistent(video, copy, owner.dimension());
          String key = Keys.of(video.id()).orElseThrow();
          try {
            collection.put(VideoBlock.of(key, video, copy, owner.dimension()));
          } finally {
            visibility.wrote();
          }
          return true;
        });
  }

  @Override
  public Optional<VideoRecord> video(String id) {
    return call(
        () -> document(id, "id,record").map(document -> StoredVideo.record(document, index)));
  }

  @Override
  public List<SceneRecord> scenes(String id) {
    return call(
        () ->
            document(id, StoredVideo.FIELDS)
                .map(
                    document ->
                        StoredVideo.of(document, owner().orElseThrow().dimension(), index).scenes())
                .orElse(List.of()));
  }

  private Optional<SolrDocument> document(String id, String fields) {
    return owner().isEmpty()
        ? Optional.empty()
        : Keys.of(id).flatMap(key -> collection.document(key, fields));
  }

  /**
   * {@inheritDoc}
   *
   * <p>An interrupt does not end it once it has begun.
   */
  @Override
  public boolean remove(String id) {
    return call(
        () -> {
          Optional<String> key = Keys.of(id);
          if (key.isEmpty() || owner().isEmpty()) {
            return false;
          }
          try {
            return collection.remove(key.get());
          } finally {
            visibility.wrote();
          }
        });
  }

  /**
   * {@inheritDoc}
   *
   * <p>Each video is seen once and whole; what is stored or removed meanwhile may be seen or not.
   */
  @Override
  public void forEachVideo(Consumer<? super VideoRecord> action) {
    call(
        () -> {
          if (owner().isPresent()) {
            visibility.await();
            list(action);
          }
          return true;
        });
  }

  private void list(Consumer<? super VideoRecord> action) {
    String cursor = CursorMarkParams.CURSOR_MARK_START;
    while (true) {
      ModifiableSolrParams params = new ModifiableSolrParams();
      params.set("q", "kind:video").set("sort", "id asc").set("rows", LISTED);
      params.set("fl", "id,record").set(CursorMarkParams.CURSOR_MARK_PARAM, cursor);
      QueryResponse page = collection.query(params);
      for (SolrDocument document : page.getResults()) {
        action.accept(StoredVideo.record(document, index));
      }
      if (cursor.equals(page.getNextCursorMark())) {
        return;
      }
      cursor = page.getNextCursorMark();
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Solr's graph of vectors proposes scenes of the videos that pass the filter; the videos that
   * they are of are read, and their scenes scored exactly. With the best scene's ranking and when
   * scenes are listed, hits may be missing that the graph did not lead to. The other rankings,
   * which need all scenes of a video, and sequences are exact for the videos that were proposed;
   * others, whose scenes are all mediocre, may be missing. {@link SearchResult#exact()} says
   * whether all scenes were proposed, as they are where there are no more than a thousand.
   */
  @Override
  public SearchResult search(VectorQuery query) {
    return call(
        () -> {
          Optional<EncoderIdentity> owner = owner();
          if (owner.isEmpty()) {
            return SearchResult.empty();
          }
          StoreChecks.requireDimension(query, owner.get().dimension());
          visibility.await();
          return new ApproximateSearch(collection, query, index, candidatesPerHit, mostCandidates)
              .result();
        });
  }

  /** Waits for running calls. The collection stays. */
  @Override
  public void close() {
    gate.close(nodes::close);
  }

  private <T> T call(Supplier<T> action) {
    return gate.call(
        () -> {
          try {
            return action.get();
          } catch (SolrNodes.Refusal e) {
            throw nodes.translated(e);
          }
        });
  }
}
