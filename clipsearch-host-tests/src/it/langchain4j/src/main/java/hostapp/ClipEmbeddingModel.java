package hostapp;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.video.RgbImage;
import java.util.List;

/** A CLIP model for LangChain4j: embeds texts, and images into the same space. */
public final class ClipEmbeddingModel implements EmbeddingModel {
  private final ClipEncoder encoder;

  /**
   * Creates the model.
   *
   * @param encoder stays the caller's, who closes it
   */
  public ClipEmbeddingModel(ClipEncoder encoder) {
    this.encoder = encoder;
  }

  @Override
  public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
    List<String> texts = segments.stream().map(TextSegment::text).toList();
    return Response.from(encoder.encodeTexts(texts).stream().map(Embedding::from).toList());
  }

  @Override
  public int dimension() {
    return encoder.identity().dimension();
  }

  @Override
  public String modelName() {
    return encoder.identity().id();
  }

  /** What LangChain4j has no method for: the embedding of a picture. */
  public Embedding embed(RgbImage image) {
    return Embedding.from(encoder.encodeImages(List.of(image)).get(0));
  }
}
