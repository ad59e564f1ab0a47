/** Where the index lives: records, the store interface, exact search and the in-memory store. */
@NullMarked
package io.github.clipsearch.store;

import org.jspecify.annotations.NullMarked;
