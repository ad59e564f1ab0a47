package io.github.clipsearch.store.solr;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.IndexStoreException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.common.SolrException;

/** What went wrong between this store and Solr, in this library's terms. */
final class SolrFailures {
  static final int CONFLICT = 409;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORISED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private SolrFailures() {}

  /** Whether the same request may be answered a little later, or by another node. */
  static boolean mayPass(Throwable failure) {
    int code = code(failure);
    return isTransport(failure) || code >= SERVER_ERROR || code == TOO_MANY_REQUESTS;
  }

  /** Whether a node could not be spoken to. */
  static boolean isTransport(Throwable failure) {
    return code(failure) == 0
        && (failure instanceof IOException
            || failure instanceof SolrServerException
            || failure instanceof TimeoutException);
  }

  /** Whether the request has not reached a node. */
  static boolean isUnsent(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is no such collection. */
  static boolean isNotFound(Throwable failure) {
    return code(failure) == NOT_FOUND;
  }

  /** Whether a document is there, or not there, against what the request demands. */
  static boolean isConflict(Throwable failure) {
    return code(failure) == CONFLICT;
  }

  /** Whether Solr understood the request and refuses it. */
  static boolean isRefused(Throwable failure) {
    return code(failure) == BAD_REQUEST;
  }

  /** The HTTP status, or 0 when there was no answer. */
  private static int code(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SolrException solr) {
        return solr.code();
      }
    }
    return 0;
  }

  /**
   * Says what to do.
   *
   * @param index how to name the index at the start of the message
   * @param nodes that were asked
   * @param failure of the last attempt
   */
  static ClipSearchException translate(String index, String nodes, Throwable failure) {
    if (failure instanceof ClipSearchException own) {
      return own;
    }
    String reason = reason(failure);
    int code = code(failure);
    String message;
    if (isTransport(failure)) {
      message =
          "%s cannot be reached: no node of %s answers in time (%s). Are they running, are the URLs right, with /solr at the end, and do authentication and TLS fit?"
              .formatted(index, nodes, reason);
    } else if (reason.toLowerCase(Locale.ROOT).contains("read-only")) {
      message =
          "%s is read-only (%s). Make it writable with Solr's MODIFYCOLLECTION, or write into another collection."
              .formatted(index, reason);
    } else if (code == UNAUTHORISED || code == FORBIDDEN) {
      message =
          "%s is not to be used by this user (%s). Set credentials with SolrIndexStore.Builder.client, or grant the permission in Solr."
              .formatted(index, reason);
    } else if (code == NOT_FOUND) {
      message =
          "%s is not there any more, or the URLs of %s are no nodes of the cluster (%s)."
              .formatted(index, nodes, reason);
    } else if (code == BAD_REQUEST) {
      message =
          "%s refuses a request (%s). Was the collection made with another schema than this store's?"
              .formatted(index, reason);
    } else {
      message =
          "%s did not answer a request, also when it was repeated (%s). Solr's log says more."
              .formatted(index, reason);
    }
    return new IndexStoreException(message, failure);
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && !(root instanceof SolrException)) {
      root = root.getCause();
    }
    String text = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    String line = text.lines().findFirst().orElse(text);
    return line.length() > 300 ? line.substring(0, 300) + "..." : line;
  }
}
