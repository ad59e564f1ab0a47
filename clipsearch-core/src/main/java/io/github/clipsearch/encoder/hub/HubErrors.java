package io.github.clipsearch.encoder.hub;

import io.github.clipsearch.encoder.hub.ModelDownloadException.Reason;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what went wrong with a download, and what to do about it. */
final class HubErrors {
  private static final String CODE = "X-Error-Code";

  private final ModelName model;
  private final boolean tokenGiven;

  HubErrors(ModelName model, boolean tokenGiven) {
    this.model = model;
    this.tokenGiven = tokenGiven;
  }

  /** What is wrong when the hub itself, not a server that it sent us to, answers like this. */
  Exception ofHub(Answer answer, String revision, String file) {
    int status = answer.status();
    if (status == 401 || status == 403) {
      return accessDenied(answer);
    }
    return status == 404 ? notFound(revision, file) : ofAnyServer(answer);
  }

  /** What is wrong when some server answers like this. */
  Exception ofAnyServer(Answer answer) {
    int status = answer.status();
    if (status == 429) {
      return new TransientFailure(
          failure(
              Reason.TOO_MANY_REQUESTS,
              withoutQuery(answer.uri())
                  + " answered 429: too many requests. Try again later, or with a token,"
                  + " which may make more requests."),
          answer.retryAfter().orElse(null));
    }
    ModelDownloadException failure =
        failure(
            Reason.SERVER_ERROR,
            withoutQuery(answer.uri()) + " answered " + status + said(answer) + ".");
    // a 403 from a content network is an address that has run out; the hub gives a new one
    boolean mayPass = status >= 500 || status == 408 || status == 403;
    return mayPass ? new TransientFailure(failure, answer.retryAfter().orElse(null)) : failure;
  }

  private ModelDownloadException accessDenied(Answer answer) {
    boolean gated = answer.header(CODE).filter("GatedRepo"::equals).isPresent();
    String cause =
        gated
            ? "the model is gated: accept its conditions on its page on the hub"
            : "there is no such model, or it is private or gated; check the name, and accept the"
                + " conditions on its page on the hub if there are some";
    String advice =
        tokenGiven
            ? "The token that was given is not valid or has no access to the model."
            : "Then give a token with token(...) or in the environment variable HF_TOKEN.";
    return failure(
        Reason.ACCESS_DENIED,
        "%s answered %d%s: %s. %s"
            .formatted(withoutQuery(answer.uri()), answer.status(), said(answer), cause, advice));
  }

  ModelDownloadException notFound(String revision, String file) {
    return failure(
        Reason.NOT_FOUND,
        ("the hub has no such model, or it has no revision '%s', or no %s there. Check the name and"
                + " the revision; a CLIP checkpoint in the layout of the Transformers library is"
                + " needed.")
            .formatted(revision, file));
  }

  /** Whether a 404 is about the one file, not about the model or the revision. */
  static boolean isOnlyFileMissing(Answer answer) {
    Optional<String> code = answer.header(CODE);
    return answer.status() == 404 && (code.isEmpty() || code.get().equals("EntryNotFound"));
  }

  TransientFailure broken(URI uri, Exception cause) {
    return new TransientFailure(
        failure(
            Reason.UNREACHABLE,
            "the connection to %s broke (%s). What has arrived is kept; try again to continue there."
                .formatted(uri.getHost(), describe(cause)),
            cause));
  }

  ModelDownloadException unreachable(URI uri, Exception cause) {
    return failure(
        Reason.UNREACHABLE,
        ("%s could not be reached (%s). Without a connection, put the checkpoint's folder on this"
                + " machine and give its path, or copy the hub's cache from another machine; behind"
                + " a proxy, give it with proxy(...).")
            .formatted(
                uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()), describe(cause)),
        cause);
  }

  ModelDownloadException notAHub(URI uri, String problem) {
    return failure(
        Reason.SERVER_ERROR,
        withoutQuery(uri)
            + " "
            + problem
            + "; the server does not behave like the hub. Check the endpoint.");
  }

  ModelDownloadException damaged(String file, String problem) {
    return failure(
        Reason.DAMAGED,
        file
            + " "
            + problem
            + ". It was thrown away; try again, or use another mirror or network.");
  }

  ModelDownloadException failure(Reason reason, String problem) {
    return failure(reason, problem, null);
  }

  ModelDownloadException failure(Reason reason, String problem, @Nullable Exception cause) {
    return new ModelDownloadException(model.value(), reason, problem, cause);
  }

  private static String said(Answer answer) {
    return answer.header("X-Error-Message").map(text -> " (" + text + ")").orElse("");
  }

  private static String describe(Exception cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  /** The query of a content network's address is as good as a password for the file. */
  private static String withoutQuery(URI uri) {
    return uri.toString().replaceFirst("\\?.*", "");
  }
}
