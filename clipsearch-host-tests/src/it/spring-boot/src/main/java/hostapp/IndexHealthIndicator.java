package hostapp;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.VideoSearchEngine;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the index can be read. */
@Component
class IndexHealthIndicator implements HealthIndicator {
  private final VideoSearchEngine engine;

  IndexHealthIndicator(VideoSearchEngine engine) {
    this.engine = engine;
  }

  @Override
  public Health health() {
    try {
      return Health.up().withDetail("videos", engine.videos().size()).build();
    } catch (ClipSearchException e) {
      return Health.down(e).build();
    }
  }
}
