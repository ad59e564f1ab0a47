/**
 * A decoder, a detector, a sampler and an encoder of one's own: the examples of {@code
 * docs/extending.md}, and not a part of the library.
 */
@NullMarked
package io.github.clipsearch.examples.extending;

import org.jspecify.annotations.NullMarked;
