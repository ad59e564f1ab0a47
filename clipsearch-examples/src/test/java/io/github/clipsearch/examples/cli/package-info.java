@NullMarked
package io.github.clipsearch.examples.cli;

import org.jspecify.annotations.NullMarked;
