/** Tests of decoding and writing videos with Humble Video. */
@NullMarked
package io.github.clipsearch.ffmpeg;

import org.jspecify.annotations.NullMarked;
