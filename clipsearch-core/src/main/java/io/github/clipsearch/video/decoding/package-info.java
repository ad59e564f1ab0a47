/**
 * Building blocks for those who implement a {@link io.github.clipsearch.video.VideoDecoder} on an
 * FFmpeg library, or on one like it: what is the same whichever library gives the pictures. Short
 * names of formats and codecs are FFmpeg's.
 *
 * <p>A decoder implements {@link io.github.clipsearch.video.decoding.PictureSource}, which decodes
 * one picture after the other, and wraps it into a {@link
 * io.github.clipsearch.video.decoding.PictureStream}, which keeps the contract of {@link
 * io.github.clipsearch.video.VideoStream}: times that ascend, frames that say when they are gone,
 * losses that are told, an end of everything native.
 *
 * <p>Nothing here is for users of the library, and nothing here is safe for use by several threads
 * at a time.
 */
@NullMarked
package io.github.clipsearch.video.decoding;

import org.jspecify.annotations.NullMarked;
