package io.github.clipsearch.spark;

import io.github.clipsearch.VideoSearchEngine;
import java.io.Serializable;

/**
 * Says how videos are indexed: which frames are read, what detects scenes, what samples them. It
 * travels to the executors by Java serialization; a lambda such as {@code engine ->
 * engine.sampler(FrameSampler.spread(3))} does.
 */
@FunctionalInterface
public interface EngineSettings extends Serializable {
  /**
   * Changes the settings of the engine that indexes one video.
   *
   * @param engine with encoder, decoder, store and parallelism set, of which the encoder and the
   *     store must stay
   */
  void apply(VideoSearchEngine.Builder engine);
}
