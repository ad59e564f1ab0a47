package io.github.clipsearch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.encoder.djl.RandomCheckpoint;
import io.github.clipsearch.examples.demo.SharedClips;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import io.github.clipsearch.video.VideoFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it indexes leaves every video whole or absent. */
class KilledIndexingTest {
  @TempDir Path folder;

  @Test
  void everyVideoIsWholeOrAbsentAndWhatWasAcknowledgedIsThere() throws Exception {
    Path clips = Files.createDirectory(folder.resolve("clips"));
    Path model = folder.resolve("model");
    Path index = folder.resolve("index");
    List<Path> files = SharedClips.writeTo(clips);
    RandomCheckpoint.write(model, 1);
    Set<String> acknowledged = new HashSet<>();

    for (int killAfter = 1; killAfter <= 5; killAfter += 2) {
      acknowledged.addAll(indexUntilKilled(killAfter, model, index, clips));

      try (VideoSearchEngine engine = open(model, index)) {
        List<VideoRecord> videos = engine.videos();
        assertThat(videos).extracting(VideoRecord::id).containsAll(acknowledged);
        for (VideoRecord video : videos) {
          assertThat(engine.scenes(video.id())).hasSize(video.sceneCount());
        }
        assertThat(engine.search("anything", 100)).hasSize(videos.size());
      }
    }

    try (VideoSearchEngine engine = open(model, index)) {
      files.forEach(file -> engine.index(IndexRequest.builder(file).id("after").build()));
      assertThat(engine.videos()).extracting(VideoRecord::id).contains("after");
    }
  }

  /** Starts a process that indexes without end and kills it after so many videos. */
  private static Set<String> indexUntilKilled(int count, Path model, Path index, Path clips)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EndlessIndexing.class.getName(),
                model.toString(),
                index.toString(),
                clips.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Set<String> ids = new HashSet<>();
    try (BufferedReader lines = process.inputReader()) {
      while (ids.size() < count) {
        String line = lines.readLine();
        assertThat(line).as("the child process ended by itself").isNotNull();
        ids.add(line);
      }
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
    return ids;
  }

  private static VideoSearchEngine open(Path model, Path index) {
    return VideoSearchEngine.builder()
        .encoder(DjlClipEncoder.load(model))
        .store(LmdbIndexStore.open(index))
        .build();
  }

  /** Indexes the same clips under ever new ids and prints each id when the video is stored. */
  static final class EndlessIndexing {
    private EndlessIndexing() {}

    /** Arguments: model, index, folder of clips. */
    public static void main(String[] args) throws IOException {
      List<Path> files = VideoFiles.in(Path.of(args[2]));
      try (VideoSearchEngine engine = open(Path.of(args[0]), Path.of(args[1]))) {
        for (long i = 0; ; i++) {
          String id = ProcessHandle.current().pid() + "-" + i;
          Path file = files.get((int) (i % files.size()));
          engine.index(IndexRequest.builder(file).id(id).build());
          System.out.println(id);
        }
      }
    }
  }
}
