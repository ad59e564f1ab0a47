/** Programs that try to break the decoders, and that watch their memory. */
@NullMarked
package io.github.clipsearch.examples.robustness;

import org.jspecify.annotations.NullMarked;
