/** Tests of the decoder on bytedeco's FFmpeg. */
@NullMarked
package io.github.clipsearch.ffmpeg.bytedeco;

import org.jspecify.annotations.NullMarked;
