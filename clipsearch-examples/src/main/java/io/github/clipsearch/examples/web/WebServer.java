package io.github.clipsearch.examples.web;

import com.google.gson.Gson;
import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.examples.pictures.Thumbnails;
import io.github.clipsearch.video.VideoDecoders;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinGson;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the page and its interface: searches an engine's index, shows pictures of scenes and plays
 * the videos. Only files that are in the index can be had from it.
 *
 * <p>There are no users and no passwords: who reaches the port sees the videos. On the loopback
 * address, the default, that is this machine; requests that name another host, as pages of
 * strangers can make a browser send them, are refused.
 */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  /** Everything comes from here, and nothing runs that is not in a file of its own. */
  private static final String CONTENT_POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private final Javalin server;
  private final Thumbnails thumbnails;
  private final @Nullable Uploads uploads;
  private final String host;

  private WebServer(Builder builder) {
    this.host = builder.host;
    RequestedVideos videos = new RequestedVideos(builder.engine);
    this.thumbnails = new Thumbnails(VideoDecoders.onClassPath(), builder.pictures);
    this.uploads = builder.uploads == null ? null : new Uploads(builder.engine, builder.uploads);
    SearchRoutes search = new SearchRoutes(builder.engine, videos, uploads != null);
    MediaRoutes media = new MediaRoutes(videos, thumbnails);
    SameOrigin sameOrigin = new SameOrigin(host);
    this.server =
        Javalin.create(
            config -> {
              configure(config);
              config.routes.before(sameOrigin::require);
              search.addTo(config.routes);
              media.addTo(config.routes);
              if (uploads != null) {
                new UploadRoutes(uploads).addTo(config.routes);
              }
              answerFailures(config);
            });
    listen(builder.port);
  }

  /**
   * Starts the description of a server.
   *
   * @param engine to search; stays the caller's, who closes it after the server
   * @param pictures a folder for the pictures of scenes; made when there is none
   * @return a new builder
   */
  public static Builder builder(VideoSearchEngine engine, Path pictures) {
    return new Builder(engine, pictures);
  }

  private void listen(int port) {
    try {
      server.start(host, port);
    } catch (JavalinException e) {
      close();
      throw new ClipSearchException(
          "Cannot listen on "
              + host
              + ", port "
              + port
              + ". Is another program using it? Choose another port, or 0 for any that is free.",
          e);
    }
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.jsonMapper(new JavalinGson(new Gson(), false));
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/";
          files.directory = "/io/github/clipsearch/examples/web/page";
          files.location = Location.CLASSPATH;
          files.headers = Map.of("Cache-Control", "no-cache");
        });
    config.routes.before(
        context ->
            context
                .header("Content-Security-Policy", CONTENT_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer"));
  }

  private static void answerFailures(JavalinConfig config) {
    config.routes.exception(
        NoSuchVideoException.class, (e, context) -> answer(context, HttpStatus.NOT_FOUND, e));
    config.routes.exception(
        InvalidRequestException.class, (e, context) -> answer(context, HttpStatus.BAD_REQUEST, e));
    config.routes.exception(
        ClipSearchException.class,
        (e, context) -> {
          LOG.warn("{} failed: {}", context.path(), e.getMessage());
          answer(context, HttpStatus.INTERNAL_SERVER_ERROR, e);
        });
  }

  private static void answer(Context context, HttpStatus status, ClipSearchException reason) {
    context
        .status(status)
        .json(Map.of("error", Objects.requireNonNullElse(reason.getMessage(), "")));
  }

  /**
   * Where the page is.
   *
   * @return an address for a browser on this machine
   */
  public URI address() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + name + ":" + server.port() + "/");
  }

  /** Stops answering and ends what is under way. Closing twice is allowed. */
  @Override
  public void close() {
    server.stop();
    if (uploads != null) {
      uploads.close();
    }
    thumbnails.close();
  }

  /** Describes a server. Belongs to one thread. */
  public static final class Builder {
    private final VideoSearchEngine engine;
    private final Path pictures;
    private String host = SameOrigin.LOOPBACK;
    private int port = 8080;
    private @Nullable Path uploads;

    private Builder(VideoSearchEngine engine, Path pictures) {
      this.engine = Objects.requireNonNull(engine, "engine");
      this.pictures = Objects.requireNonNull(pictures, "pictures");
    }

    /**
     * The address to listen on.
     *
     * @param host by default 127.0.0.1, which only this machine reaches
     * @return this builder
     */
    public Builder host(String host) {
      this.host = Objects.requireNonNull(host, "host");
      return this;
    }

    /**
     * The port to listen on.
     *
     * @param port by default 8080; 0 for any that is free
     * @return this builder
     */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /**
     * Allows to add videos from the page.
     *
     * @param folder where they are kept; made when there is none
     * @return this builder
     */
    public Builder uploads(Path folder) {
      this.uploads = Objects.requireNonNull(folder, "folder");
      return this;
    }

    /**
     * Starts the server.
     *
     * @return the server, which listens
     * @throws ClipSearchException when the port cannot be listened on
     */
    public WebServer start() {
      return new WebServer(this);
    }
  }
}
