/** Small pictures of scenes. */
@NullMarked
package io.github.clipsearch.examples.pictures;

import org.jspecify.annotations.NullMarked;
