package io.github.clipsearch.examples.web;

import io.github.clipsearch.ClipSearchException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;

/** Adds videos to the index. The file is the body of the request, which is never held in memory. */
final class UploadRoutes {
  private final Uploads uploads;

  UploadRoutes(Uploads uploads) {
    this.uploads = uploads;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/api/uploads", this::upload);
    routes.get("/api/uploads", context -> context.json(uploads.latest()));
  }

  private void upload(Context context) {
    String name = context.queryParam("name");
    if (name == null || name.isBlank()) {
      throw new BadRequestResponse("The parameter 'name' is missing.");
    }
    try {
      context.status(HttpStatus.ACCEPTED).json(uploads.accept(name, context.bodyInputStream()));
    } catch (IOException e) {
      throw new ClipSearchException("The file " + name + " could not be received and kept.", e);
    }
  }
}
