/** Choosing a few frames to stand for a scene. */
@NullMarked
package io.github.clipsearch.sampling;

import org.jspecify.annotations.NullMarked;
