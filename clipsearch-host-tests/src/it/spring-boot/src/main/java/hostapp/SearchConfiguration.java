package hostapp;

import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.model.small.SmallClip;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine: one for the application, closed with it. */
@Configuration
class SearchConfiguration {
  @Bean(destroyMethod = "close")
  VideoSearchEngine videoSearchEngine(SearchSettings settings) {
    ClipEncoder encoder =
        settings.model() == null ? SmallClip.load() : DjlClipEncoder.load(settings.model());
    return VideoSearchEngine.builder()
        .encoder(encoder)
        .store(LmdbIndexStore.open(settings.index()))
        .build();
  }
}
