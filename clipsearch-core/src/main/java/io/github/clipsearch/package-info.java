/**
 * Text-to-video search in one facade, {@link io.github.clipsearch.VideoSearchEngine}.
 *
 * <h2>Priorities, in this order</h2>
 *
 * <ol>
 *   <li><b>Right answers.</b> Times are presentation timestamps, never a frame number divided by a
 *       frame rate; embeddings equal the reference implementation's.
 *   <li><b>Nothing lost.</b> A video is in the index with all its scenes or not at all, also after
 *       a crash. A file that cannot be read never harms what is already stored.
 *   <li><b>Bounded memory.</b> However long a video is and however many there are, only a fixed
 *       number of pictures is held.
 *   <li><b>Speed.</b> A video is decoded once, front to back; a query is one text encoding and one
 *       scan.
 * </ol>
 *
 * <h2>Threads</h2>
 *
 * <p>{@link io.github.clipsearch.VideoSearchEngine}, {@link io.github.clipsearch.store.IndexStore},
 * {@link io.github.clipsearch.encoder.ClipEncoder} and {@link
 * io.github.clipsearch.video.VideoDecoder} are safe for use by several threads. A {@link
 * io.github.clipsearch.video.VideoStream} and the sessions of a detector or a sampler belong to one
 * thread at a time. Records are immutable.
 *
 * <p>Indexing uses the calling thread and a few daemon threads of the engine, as many together as
 * there are processors unless {@link io.github.clipsearch.VideoSearchEngine.Builder#parallelism}
 * says otherwise. They wait for one another through one bounded queue, end when they are idle, and
 * end when the engine is closed.
 *
 * <h2>Lifetime</h2>
 *
 * <p>Whatever is {@link AutoCloseable} owns native memory or a file and releases it in {@code
 * close()}; closing twice is allowed, use after closing throws {@link
 * io.github.clipsearch.AlreadyClosedException}. The engine closes the encoder and the store that
 * its builder was given.
 *
 * <h2>Errors</h2>
 *
 * <p>All exceptions are unchecked and extend {@link io.github.clipsearch.ClipSearchException}.
 * Messages say what was wrong with which file, what was expected and what to do.
 *
 * <h2>Words</h2>
 *
 * <p><i>Scene</i>: a run of frames between two cuts. <i>Cut</i>: the first frame of a new scene.
 * <i>Frame number</i>: 0-based, in presentation order. <i>Sample</i>: a frame chosen to stand for
 * its scene. <i>Embedding</i>: an L2-normalised vector. <i>Hit</i>: a search result.
 * <i>Checkpoint</i>: a model's folder of weights and configuration. <i>Store</i>: where the index
 * lives.
 */
@NullMarked
package io.github.clipsearch;

import org.jspecify.annotations.NullMarked;
