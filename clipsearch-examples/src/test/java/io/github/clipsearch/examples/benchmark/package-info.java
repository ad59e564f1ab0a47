@NullMarked
package io.github.clipsearch.examples.benchmark;

import org.jspecify.annotations.NullMarked;
