package hostapp;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.VideoHit;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Searches and indexes over HTTP. */
@RestController
class SearchController {
  private final VideoLibrary library;

  SearchController(VideoLibrary library) {
    this.library = library;
  }

  /** A moment in a video. */
  record Moment(String video, double start, double end, double score) {
    static Moment of(VideoHit hit) {
      SceneHit scene = hit.bestScene();
      return new Moment(hit.video().id(), scene.start(), scene.end(), hit.score());
    }
  }

  @GetMapping("/search")
  List<Moment> search(
      @RequestParam("text") String text,
      @RequestParam(name = "limit", defaultValue = "10") int limit) {
    return library.search(text, limit).stream().map(Moment::of).toList();
  }

  @PutMapping("/videos/{name}")
  int index(@PathVariable("name") String name) {
    return library.index(name).video().sceneCount();
  }

  @ExceptionHandler
  ProblemDetail badRequest(InvalidRequestException e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
  }

  @ExceptionHandler
  ProblemDetail badVideo(VideoReadException e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, e.getMessage());
  }
}
