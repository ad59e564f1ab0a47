package io.github.clipsearch.encoder.hub;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Flow;

/** A server's answer with its headers read; to be closed, which drops what was not read of it. */
record Answer(URI uri, int status, HttpHeaders headers, TimedBody body) implements AutoCloseable {

  static Answer of(HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer, Duration timeout) {
    TimedBody body = new TimedBody(timeout);
    answer.body().subscribe(body);
    return new Answer(answer.uri(), answer.statusCode(), answer.headers(), body);
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  OptionalLong number(String name) {
    Optional<String> value = header(name).filter(text -> text.matches("\\d{1,18}"));
    return value.isPresent() ? OptionalLong.of(Long.parseLong(value.get())) : OptionalLong.empty();
  }

  boolean isRedirect() {
    return status / 100 == 3 && status != 304;
  }

  /** The entity tag's own text: without quotes and the mark of a weak one. */
  Optional<String> tag(String name) {
    return header(name).map(value -> value.replaceFirst("^W/", "").replace("\"", ""));
  }

  /** How long the server asks to wait: it says seconds or a date. */
  Optional<Duration> retryAfter() {
    OptionalLong seconds = number("Retry-After");
    if (seconds.isPresent()) {
      return Optional.of(Duration.ofSeconds(seconds.getAsLong()));
    }
    return header("Retry-After").flatMap(Answer::untilDate);
  }

  private static Optional<Duration> untilDate(String date) {
    try {
      Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(Instant.now(), then);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException e) {
      // neither form of the standard: as good as no header
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    body.close();
  }
}
