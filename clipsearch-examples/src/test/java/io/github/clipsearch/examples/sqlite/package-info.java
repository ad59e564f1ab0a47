@NullMarked
package io.github.clipsearch.examples.sqlite;

import org.jspecify.annotations.NullMarked;
