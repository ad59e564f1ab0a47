package io.github.clipsearch.query;

import io.github.clipsearch.video.RgbImage;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * What a scene has to look like. Immutable; becomes one vector when it is searched for.
 *
 * <pre>{@code
 * Query query = Query.text("a beach").plus(Query.image(Path.of("sunset.jpg")), 0.5)
 *     .minus(Query.text("people"));
 * engine.search(SearchRequest.of(query).build());
 * }</pre>
 */
public sealed interface Query permits TextQuery, ImageQuery, SceneQuery, VideoQuery, CombinedQuery {

  /**
   * What a text describes.
   *
   * @param text in the language of the model, such as "a dog in a park"; not blank
   * @return the query
   * @throws io.github.clipsearch.InvalidRequestException when the text is blank
   */
  static Query text(String text) {
    return texts(List.of(text));
  }

  /**
   * What several texts describe in different words: the mean of their embeddings.
   *
   * @param texts in the language of the model; at least one, none of them blank
   * @return the query
   * @throws io.github.clipsearch.InvalidRequestException when there are none or one is blank
   */
  static Query texts(List<String> texts) {
    return new TextQuery(texts);
  }

  /**
   * What looks like an image.
   *
   * @param image of any size
   * @return the query
   */
  static Query image(RgbImage image) {
    return new ImageQuery(image);
  }

  /**
   * What looks like an image.
   *
   * @param image of any type and size; not kept
   * @return the query
   */
  static Query image(BufferedImage image) {
    return image(RgbImage.of(image));
  }

  /**
   * What looks like an image. The file is read at once.
   *
   * @param file in a format that the Java platform reads
   * @return the query
   * @throws io.github.clipsearch.ImageReadException when the file cannot be read
   */
  static Query image(Path file) {
    return image(RgbImage.read(file));
  }

  /**
   * What looks like an image. The stream is read at once and not closed.
   *
   * @param stream an image in a format that the Java platform reads
   * @return the query
   * @throws io.github.clipsearch.ImageReadException when it cannot be read
   */
  static Query image(InputStream stream) {
    return image(RgbImage.read(stream));
  }

  /**
   * More like a scene in the index, which is left out itself. Other scenes of its video may be
   * found.
   *
   * @param videoId of its video
   * @param number of the scene, 0-based
   * @return the query
   * @throws io.github.clipsearch.InvalidRequestException when the number is negative
   */
  static Query scene(String videoId, int number) {
    return SceneQuery.numbered(videoId, number);
  }

  /**
   * More like the scene of a video in the index that is shown at a moment; it is left out itself.
   *
   * @param videoId of the video
   * @param seconds presentation time, from 0 on
   * @return the query
   * @throws io.github.clipsearch.InvalidRequestException when the time is negative or not finite
   */
  static Query sceneAt(String videoId, double seconds) {
    return SceneQuery.at(videoId, seconds);
  }

  /**
   * More like a whole video in the index, which is left out itself: the mean of its scenes'
   * embeddings, blank ones aside.
   *
   * @param id of the video
   * @return the query
   */
  static Query video(String id) {
    return new VideoQuery(id);
  }

  /**
   * This and another, equally.
   *
   * @param other what is to be seen too
   * @return the combination
   */
  default Query plus(Query other) {
    return plus(other, 1);
  }

  /**
   * This and another: the sum of the vectors, each of length one before it is multiplied by its
   * weight. This query's own weight is 1, or what it was given as a combination.
   *
   * @param other what is to be seen too
   * @param weight how much it counts; when negative, how much it is to be avoided; not 0
   * @return the combination
   * @throws io.github.clipsearch.InvalidRequestException when the weight is 0 or not finite
   */
  default Query plus(Query other, double weight) {
    return CombinedQuery.of(this).with(new CombinedQuery.Term(other, weight));
  }

  /**
   * This and not another: the difference of the vectors.
   *
   * @param other what is to be avoided
   * @return the combination
   */
  default Query minus(Query other) {
    return plus(other, -1);
  }

  /**
   * This and not another; see {@link #plus(Query, double)}.
   *
   * @param other what is to be avoided
   * @param weight how much it is to be avoided; not 0
   * @return the combination
   * @throws io.github.clipsearch.InvalidRequestException when the weight is 0 or not finite
   */
  default Query minus(Query other, double weight) {
    return plus(other, -weight);
  }

  /**
   * This, and later in the same video another.
   *
   * @param next what follows
   * @return a sequence of two steps with any time between them
   */
  default Sequence then(Query next) {
    return new Sequence(List.of(this, next), Double.POSITIVE_INFINITY);
  }
}
