@NullMarked
package io.github.clipsearch.examples;

import org.jspecify.annotations.NullMarked;
