@NullMarked
package io.github.clipsearch.examples.extending;

import org.jspecify.annotations.NullMarked;
