/** Turning texts and images into vectors of one common space. */
@NullMarked
package io.github.clipsearch.encoder;

import org.jspecify.annotations.NullMarked;
