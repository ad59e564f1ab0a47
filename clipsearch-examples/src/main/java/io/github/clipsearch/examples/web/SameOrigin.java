package io.github.clipsearch.examples.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what other pages make a browser send: requests under a name that only looks like this
 * machine's (DNS rebinding), and changes that another page asks for (cross-site request forgery).
 */
final class SameOrigin {
  static final String LOOPBACK = "127.0.0.1";

  private static final Set<String> LOOPBACK_NAMES = Set.of(LOOPBACK, "localhost", "[::1]", "::1");

  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);

  private final boolean onlyLoopback;

  SameOrigin(String host) {
    this.onlyLoopback = LOOPBACK_NAMES.contains(host);
  }

  void require(Context context) {
    String host = context.header("Host");
    if (onlyLoopback && !LOOPBACK_NAMES.contains(withoutPort(host))) {
      throw new ForbiddenResponse("This server answers to localhost only.");
    }
    if (!READING.contains(context.method())) {
      String origin = context.header("Origin");
      if (origin != null && !authority(origin).equals(host)) {
        throw new ForbiddenResponse("Only this server's own page may change something.");
      }
    }
  }

  private static String withoutPort(@Nullable String host) {
    return host == null ? "" : host.replaceFirst(":\\d+$", "");
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
