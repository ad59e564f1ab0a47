/** The demonstration: makes its own videos and searches them. */
@NullMarked
package io.github.clipsearch.examples.demo;

import org.jspecify.annotations.NullMarked;
