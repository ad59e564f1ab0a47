/** Small programs that show the library at work. */
@NullMarked
package io.github.clipsearch.examples;

import org.jspecify.annotations.NullMarked;
