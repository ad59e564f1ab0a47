package io.github.clipsearch.examples;

import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoDecoder;
import java.nio.file.Path;
import java.util.List;

/**
 * An image query whose answer is known: the frame in the middle of a scene must find that scene.
 * Works with any model, also one with random weights.
 *
 * @param video the video that the picture was taken from
 * @param scene the scene that it was taken from
 * @param time when it is shown, in seconds
 * @param hits what the engine found, best first
 */
record SelfQuery(VideoRecord video, Scene scene, double time, List<VideoHit> hits) {

  /** Copies the hits. */
  public SelfQuery {
    hits = List.copyOf(hits);
  }

  /**
   * Asks the engine.
   *
   * @param engine to be asked; the video is in its index
   * @param decoder takes the picture
   * @param video the video to take it from
   * @param scene the scene to take it from
   * @return the query and its hits
   */
  public static SelfQuery run(
      VideoSearchEngine engine, VideoDecoder decoder, VideoRecord video, Scene scene) {
    double time = scene.start() + scene.duration() / 2;
    RgbImage picture = FrameGrabber.at(decoder, Path.of(video.uri()), time).orElseThrow();
    return new SelfQuery(
        video, scene, time, engine.search(SearchRequest.image(picture).limit(1).build()).hits());
  }

  /**
   * Whether the scene itself came first.
   *
   * @return true when the best hit is the scene that the picture was taken from
   */
  public boolean found() {
    if (hits.isEmpty()) {
      return false;
    }
    SceneHit best = hits.get(0).bestScene();
    return hits.get(0).video().id().equals(video.id()) && best.scene().equals(scene);
  }
}
