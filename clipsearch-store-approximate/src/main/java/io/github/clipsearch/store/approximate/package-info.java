/**
 * Approximate search for large indexes: a store that keeps a graph of the scenes beside another
 * store. Open it with {@link io.github.clipsearch.store.approximate.ApproximateIndexStore#open}.
 */
@NullMarked
package io.github.clipsearch.store.approximate;

import org.jspecify.annotations.NullMarked;
