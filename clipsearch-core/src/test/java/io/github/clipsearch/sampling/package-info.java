@NullMarked
package io.github.clipsearch.sampling;

import org.jspecify.annotations.NullMarked;
