package io.github.clipsearch.examples.web;

import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.examples.demo.SharedClips;
import io.github.clipsearch.model.small.SmallClip;
import io.github.clipsearch.store.InMemoryIndexStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The drawn clips, indexed with the small model, behind a server on a free port. */
final class DrawnLibrary implements AutoCloseable {
  final Path clips;
  final Path uploads;
  final VideoSearchEngine engine;
  final WebServer server;

  DrawnLibrary(Path folder) throws IOException {
    clips = Files.createDirectories(folder.resolve("clips"));
    uploads = folder.resolve("uploads");
    engine =
        VideoSearchEngine.builder()
            .encoder(SmallClip.load())
            .store(new InMemoryIndexStore())
            .build();
    for (Path clip : SharedClips.writeTo(clips)) {
      String name = clip.getFileName().toString();
      engine.index(IndexRequest.builder(clip).id(name).metadata("letters", name.length()).build());
    }
    server = WebServer.builder(engine, folder.resolve("pictures")).port(0).uploads(uploads).start();
  }

  @Override
  public void close() {
    server.close();
    engine.close();
  }
}
