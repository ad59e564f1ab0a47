/** Programs that measure; their results are in the folder {@code docs}. */
@NullMarked
package io.github.clipsearch.examples.benchmark;

import org.jspecify.annotations.NullMarked;
