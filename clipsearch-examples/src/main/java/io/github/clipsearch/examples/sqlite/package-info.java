/**
 * A store of one's own, on SQLite: the example of {@code docs/custom-store.md}, and not a part of
 * the library.
 */
@NullMarked
package io.github.clipsearch.examples.sqlite;

import org.jspecify.annotations.NullMarked;
