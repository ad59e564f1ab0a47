/**
 * Video decoding with bytedeco's build of FFmpeg 8, which is under the LGPL and runs on x86-64 and
 * ARM.
 *
 * <h2>Rules for native memory</h2>
 *
 * <ol>
 *   <li>Everything is allocated and freed by FFmpeg's own functions, by one owner, on error paths
 *       too. Nothing is left to JavaCPP's garbage collection: its limits on memory would count that
 *       of other libraries, and fail.
 *   <li>Nothing native is touched after it was freed: the classes here check their state first.
 *   <li>No Java code is called from FFmpeg's threads, so they never attach to the JVM, which
 *       therefore can exit.
 * </ol>
 */
@NullMarked
package io.github.clipsearch.ffmpeg.bytedeco;

import org.jspecify.annotations.NullMarked;
