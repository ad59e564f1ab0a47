package io.github.clipsearch.encoder.hub;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the environment variables of the hub's own tools say; an empty one counts as unset. */
final class HubEnvironment {
  private static final String HUB = "https://huggingface.co";
  private static final Set<String> TRUE = Set.of("1", "ON", "YES", "TRUE");

  private final Map<String, String> variables;
  private final Path home;

  HubEnvironment(Map<String, String> variables, Path home) {
    this.variables = variables;
    this.home = home;
  }

  static HubEnvironment ofProcess() {
    return new HubEnvironment(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /** In the order of the Python library huggingface_hub, with the older name of the variable. */
  Path cacheFolder() {
    return variable("HF_HUB_CACHE")
        .or(() -> variable("HUGGINGFACE_HUB_CACHE"))
        .map(this::path)
        .orElseGet(() -> hubHome().resolve("hub"));
  }

  private Path hubHome() {
    return variable("HF_HOME")
        .map(this::path)
        .orElseGet(
            () ->
                variable("XDG_CACHE_HOME")
                    .map(this::path)
                    .orElseGet(() -> home.resolve(".cache"))
                    .resolve("huggingface"));
  }

  URI endpoint() {
    return URI.create(variable("HF_ENDPOINT").orElse(HUB));
  }

  Optional<String> token() {
    return variable("HF_TOKEN").map(String::strip);
  }

  boolean offline() {
    return variable("HF_HUB_OFFLINE")
        .map(value -> TRUE.contains(value.toUpperCase(Locale.ROOT)))
        .orElse(false);
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  private Path path(String text) {
    if (text.equals("~")) {
      return home;
    }
    return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
  }
}
