package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.video.VideoDecoders;
import io.github.clipsearch.video.VideoStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Real shots for synthetic videos: small frames of annotated videos that have no cut. */
final class FootageShots {
  private static final int LEAST_FRAMES = 20;
  private static final int MOST_FRAMES = 120;

  /** Copies of one video have captions that begin alike. */
  private static final int CAPTION_START = 20;

  private FootageShots() {}

  static List<List<byte[]>> of(List<AnnotatedVideo> videos) {
    List<List<byte[]>> shots = new ArrayList<>();
    Set<String> captions = new HashSet<>();
    for (AnnotatedVideo video : videos) {
      String start =
          video.caption().substring(0, Math.min(CAPTION_START, video.caption().length()));
      if (video.cuts().isEmpty() && !video.fades() && captions.add(start)) {
        List<byte[]> frames = read(video);
        if (frames.size() >= LEAST_FRAMES) {
          shots.add(frames);
        }
      }
    }
    return shots;
  }

  private static List<byte[]> read(AnnotatedVideo video) {
    List<byte[]> frames = new ArrayList<>();
    try (VideoStream stream = VideoDecoders.onClassPath().open(video.file())) {
      while (frames.size() < MOST_FRAMES && stream.advance()) {
        byte[] rgb = new byte[Shot.BYTES];
        stream.frame().readRgb(Shot.WIDTH, Shot.HEIGHT, rgb);
        frames.add(rgb);
      }
    }
    return frames;
  }
}
