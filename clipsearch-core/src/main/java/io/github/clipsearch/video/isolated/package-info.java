/**
 * Decoding in child processes: whatever a native decoder does to its process, the application lives
 * on.
 *
 * <p>{@link io.github.clipsearch.video.isolated.IsolatedVideoDecoder} is the entry; it wraps any
 * {@link io.github.clipsearch.video.VideoDecoder}.
 *
 * <h2>How it works</h2>
 *
 * <ol>
 *   <li>A child is a JVM that decodes one file at a time. Commands go to its standard input, frames
 *       come back over a local (Unix domain) socket. Its standard output and error are only ever
 *       logged, so nothing that a library prints there, natively or not, can disturb the frames.
 *   <li>The child decodes a few frames ahead of the application. It holds a reference to each frame
 *       until the application has gone beyond it; frames that the application keeps stay in the
 *       child, and only pictures that are asked for cross over. A picture size that is asked for
 *       with every frame is sent along unasked.
 *   <li>Its standard input ends when the parent does, however that happens; a thread of the child
 *       does nothing but wait for this, and halts the child even in the middle of a native call.
 *   <li>A child that dies or gives no frame within the time limit costs the application the one
 *       file that it was decoding; the next file gets a new child.
 * </ol>
 */
@NullMarked
package io.github.clipsearch.video.isolated;

import org.jspecify.annotations.NullMarked;
