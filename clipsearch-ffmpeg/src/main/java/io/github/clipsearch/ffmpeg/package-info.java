/**
 * Video decoding with Humble Video, which carries FFmpeg 2.8 inside its jars.
 *
 * <h2>Rules for native objects</h2>
 *
 * <ol>
 *   <li>Every object taken from Humble Video is deleted by whoever took it, on error paths too.
 *   <li>Opening, closing and every deletion happen under one lock for the whole JVM, because FFmpeg
 *       2.8 aborts the process when two threads do so at once.
 *   <li>FFmpeg's own log is off before the first decoder exists: its messages would attach FFmpeg's
 *       worker threads to the JVM, which then never exits.
 *   <li>Nothing is used after its deletion: the classes here check their state first.
 * </ol>
 */
@NullMarked
package io.github.clipsearch.ffmpeg;

import org.jspecify.annotations.NullMarked;
