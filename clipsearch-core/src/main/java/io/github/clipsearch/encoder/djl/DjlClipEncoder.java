package io.github.clipsearch.encoder.djl;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.ModelLoadException;
import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.video.RgbImage;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;

/**
 * The default encoder: runs a checkpoint in the Hugging Face layout on PyTorch, through the Deep
 * Java Library, unless told otherwise on the processor and in 32-bit arithmetic.
 *
 * <p>The folder holds {@code config.json} with the model type {@code clip}, {@code siglip} (which
 * is also that of SigLIP 2 with a fixed image size), {@code chinese_clip} or {@code altclip};
 * {@code model.safetensors} or its shards with {@code model.safetensors.index.json}; {@code
 * tokenizer.json} (or for CLIP {@code vocab.json} and {@code merges.txt}, for Chinese-CLIP {@code
 * vocab.txt}); {@code preprocessor_config.json}; and for SigLIP {@code tokenizer_config.json}.
 * Weights are F32, F16 or BF16. Nothing is converted or downloaded. In 32-bit arithmetic, results
 * equal the reference implementation's to about 1e-6.
 *
 * <p>The first start on a machine unpacks PyTorch's library of some 430 MB to the user's home
 * folder ({@code .djl.ai}, or where {@code DJL_CACHE_DIR} points), which takes some seconds.
 * Loading sets the system properties {@code ai.djl.offline} and {@code OPT_OUT_TRACKING} to true
 * and {@code ai.djl.pytorch.num_threads} to 1, unless the application has set them itself.
 *
 * <p>Safe for use by several threads. A call with many inputs is cut into batches, which the
 * calling thread and a few others share; the results do not depend on how they share them. Vectors
 * may differ in the last bits when the same input stands in another batch, and in more than those
 * with {@link Precision#INT8}.
 */
public final class DjlClipEncoder implements ClipEncoder {
  /**
   * The intermediate results of more are so large that the C library gives their memory back to the
   * system after each step, and getting it again can take as long as the arithmetic.
   */
  private static final int IMAGES_AT_ONCE_ON_CPU = 8;

  private final EncoderIdentity identity;
  private final ClipModel model;
  private final TextTokenizer tokenizer;
  private final ImagePreprocessor preprocessor;
  private final ChunkRunner runner;
  private final int batchSize;
  private final int imagesAtOnce;
  private final DirectBuffers imageBuffers;
  private final DirectBuffers textBuffers;
  private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
  private boolean closed;

  private DjlClipEncoder(
      Builder builder,
      EncoderIdentity identity,
      ModelConfig config,
      ClipModel model,
      TextTokenizer tokenizer,
      ImagePreprocessor preprocessor) {
    this.identity = identity;
    this.model = model;
    this.tokenizer = tokenizer;
    this.preprocessor = preprocessor;
    this.runner = new ChunkRunner(builder.workers);
    int imageBytes = preprocessor.floatsPerImage() * Float.BYTES;
    this.batchSize = Math.min(builder.batchSize, Integer.MAX_VALUE / imageBytes);
    this.imagesAtOnce =
        builder.device.kind() == Device.Kind.CPU ? IMAGES_AT_ONCE_ON_CPU : batchSize;
    this.imageBuffers = new DirectBuffers(batchSize * imageBytes);
    this.textBuffers =
        new DirectBuffers(Math.multiplyExact(batchSize, (config.contextLength() + 1) * Long.BYTES));
  }

  /**
   * Loads a checkpoint with the default settings.
   *
   * @param checkpoint a folder in the Hugging Face layout
   * @return an encoder, to be closed by the caller
   * @throws ModelLoadException when a file is missing, damaged or of an unsupported kind, or when
   *     PyTorch's native library for this platform is not on the class path
   */
  public static DjlClipEncoder load(Path checkpoint) {
    return builder().load(checkpoint);
  }

  /**
   * Starts choosing other settings.
   *
   * @return a builder with the default settings
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Settings of an encoder. Belongs to one thread. */
  public static final class Builder {
    private static final int MAX_BATCH_SIZE = 256;

    private int batchSize = 16;
    private int workers = Runtime.getRuntime().availableProcessors();
    private Precision precision = Precision.FLOAT32;
    private Device device = Device.cpu();

    private Builder() {}

    /**
     * How many inputs one thread takes at once, and how many go through the model together; but
     * images on a processor go through it eight at a time, which is faster than more. Never more
     * than so many that their pixels take 2 GiB.
     *
     * @param size 1 to 256; 16 by default
     * @return this
     * @throws IllegalArgumentException when the size is out of range
     */
    public Builder batchSize(int size) {
      if (size < 1 || size > MAX_BATCH_SIZE) {
        throw new IllegalArgumentException(
            "the batch size is 1 to " + MAX_BATCH_SIZE + ", not " + size);
      }
      this.batchSize = size;
      return this;
    }

    /**
     * How many threads share the batches of one call, the calling one included. Each uses one
     * processor.
     *
     * @param count at least 1; the number of processors by default
     * @return this
     * @throws IllegalArgumentException when the count is below 1
     */
    public Builder workers(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("there is at least 1 worker, not " + count);
      }
      this.workers = count;
      return this;
    }

    /**
     * In which arithmetic the model is computed. It is not part of the encoder's identity: an index
     * that was made in one precision can be searched and continued in another.
     *
     * @param value {@link Precision#FLOAT32} by default
     * @return this
     */
    public Builder precision(Precision value) {
      this.precision = Objects.requireNonNull(value, "precision");
      return this;
    }

    /**
     * Where the model is computed. It is not part of the encoder's identity.
     *
     * @param value {@link Device#cpu()} by default
     * @return this
     */
    public Builder device(Device value) {
      this.device = Objects.requireNonNull(value, "device");
      return this;
    }

    /**
     * Loads a checkpoint.
     *
     * @param checkpoint a folder in the Hugging Face layout
     * @return an encoder, to be closed by the caller
     * @throws ModelLoadException when a file is missing, damaged or of an unsupported kind, when
     *     PyTorch's native library for this platform is not on the class path, or when it cannot
     *     compute in the chosen precision or on the chosen device
     */
    public DjlClipEncoder load(Path checkpoint) {
      return load(CheckpointFolder.at(Objects.requireNonNull(checkpoint)));
    }

    /**
     * Loads CLIP's two halves from folders of their own, as {@code CLIPTextModelWithProjection} and
     * {@code CLIPVisionModelWithProjection} are stored. The encoder is the same, and has the same
     * identity, as that of the folder with both.
     *
     * @param textHalf a folder with {@code config.json}, the weights and the tokenizer's files
     * @param imageHalf a folder with {@code config.json}, the weights and {@code
     *     preprocessor_config.json}
     * @return an encoder, to be closed by the caller
     * @throws ModelLoadException as {@link #load(Path)}, and when the two are not CLIP's halves or
     *     differ in the dimension of their vectors
     */
    public DjlClipEncoder load(Path textHalf, Path imageHalf) {
      return load(
          CheckpointFolder.halves(
              Objects.requireNonNull(textHalf), Objects.requireNonNull(imageHalf)));
    }

    private DjlClipEncoder load(CheckpointFolder folder) {
      Path checkpoint = folder.path();
      ModelConfig config = ModelFamily.read(folder.config());
      PreprocessingConfig preprocessing = config.preprocessing(folder.preprocessing());
      try (CheckpointWeights weights = CheckpointWeights.open(folder, config)) {
        EncoderIdentity identity = CheckpointIdentity.of(config, preprocessing, weights);
        ClipModel model = ClipModel.load(config, weights, precision, device, checkpoint);
        TextTokenizer tokenizer = null;
        try {
          tokenizer = config.tokenizer(folder);
          DjlClipEncoder encoder =
              new DjlClipEncoder(
                  this, identity, config, model, tokenizer, new ImagePreprocessor(preprocessing));
          encoder.requireUsableVectors(checkpoint);
          return encoder;
        } catch (RuntimeException e) {
          model.close();
          if (tokenizer != null) {
            tokenizer.close();
          }
          throw e;
        }
      }
    }
  }

  /** A last check, of all parts together, that the checkpoint can be used. */
  private void requireUsableVectors(Path checkpoint) {
    float[] text;
    float[] image;
    try {
      text = encodeTexts(List.of("a photo of a dog")).get(0);
      image = encodeImages(List.of(new RgbImage(1, 1, new byte[] {50, 100, (byte) 150}))).get(0);
    } catch (ClipSearchException e) {
      throw new ModelLoadException(checkpoint, "encoding a first text and image failed", e);
    }
    for (float[] vector : List.of(text, image)) {
      double squares = 0;
      for (float value : vector) {
        squares += value * value;
      }
      if (!(Math.abs(squares - 1) < 1e-3)) {
        throw new ModelLoadException(
            checkpoint, "the model makes vectors that are not finite; the weights are damaged");
      }
    }
  }

  @Override
  public EncoderIdentity identity() {
    return identity;
  }

  @Override
  public List<float[]> encodeTexts(List<String> texts) {
    return encode(texts, textBuffers, this::embedTexts);
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.github.clipsearch.InvalidRequestException when an image is wider or higher than
   *     65,535 pixels
   */
  @Override
  public List<float[]> encodeImages(List<RgbImage> images) {
    return encode(images, imageBuffers, this::embedImages);
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.github.clipsearch.InvalidRequestException when the image is wider or higher than
   *     65,535 pixels
   */
  @Override
  public RgbImage prepare(RgbImage image) {
    return preprocessor.prepare(image);
  }

  private <T> List<float[]> encode(
      List<T> inputs, DirectBuffers buffers, BiFunction<List<T>, ByteBuffer, float[][]> embed) {
    List<T> all = List.copyOf(inputs);
    float[][] vectors = new float[all.size()][];
    lifetime.readLock().lock();
    try {
      if (closed) {
        throw new AlreadyClosedException("The encoder " + identity.id() + " has been closed.");
      }
      int batches = (all.size() + batchSize - 1) / batchSize;
      runner.run(
          batches,
          batch -> {
            int from = batch * batchSize;
            List<T> part = all.subList(from, Math.min(all.size(), from + batchSize));
            ByteBuffer buffer = buffers.take();
            try {
              System.arraycopy(embed.apply(part, buffer), 0, vectors, from, part.size());
            } finally {
              buffers.giveBack(buffer);
            }
          });
    } finally {
      lifetime.readLock().unlock();
    }
    return new ArrayList<>(Arrays.asList(vectors));
  }

  private float[][] embedTexts(List<String> texts, ByteBuffer buffer) {
    return model.texts(buffer, texts.stream().map(tokenizer::encode).toList());
  }

  private float[][] embedImages(List<RgbImage> images, ByteBuffer buffer) {
    float[][] vectors = new float[images.size()][];
    for (int from = 0; from < images.size(); from += imagesAtOnce) {
      List<RgbImage> some = images.subList(from, Math.min(images.size(), from + imagesAtOnce));
      FloatBuffer pixels = buffer.clear().asFloatBuffer();
      for (int i = 0; i < some.size(); i++) {
        preprocessor.write(some.get(i), pixels, i * preprocessor.floatsPerImage());
      }
      System.arraycopy(model.images(buffer, some.size()), 0, vectors, from, some.size());
    }
    return vectors;
  }

  @Override
  public void close() {
    lifetime.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        runner.close();
        model.close();
        tokenizer.close();
        imageBuffers.clear();
        textBuffers.clear();
      }
    } finally {
      lifetime.writeLock().unlock();
    }
  }
}
