package io.github.clipsearch.encoder.hub;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Finders of models that see nothing of this machine's environment and never wait. */
final class Models {
  private Models() {}

  static HubEnvironment environment(Map<String, String> variables) {
    return new HubEnvironment(variables, Path.of("/home/someone"));
  }

  /** Looks at the cache alone. */
  static HubModels.Builder offline(Path cache) {
    return HubModels.builder()
        .environment(environment(Map.of()))
        .cacheFolder(cache)
        .pause(duration -> {});
  }

  static HubModels.Builder downloading(FakeHub hub, Path cache) {
    return offline(cache).endpoint(hub.address()).allowDownload();
  }

  /** Remembers how long was waited, without waiting. */
  static final class Waits implements Pause {
    private final List<Duration> durations = new CopyOnWriteArrayList<>();

    @Override
    public void of(Duration duration) {
      durations.add(duration);
    }

    List<Duration> durations() {
      return durations;
    }
  }
}
