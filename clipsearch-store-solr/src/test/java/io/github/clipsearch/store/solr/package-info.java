@NullMarked
package io.github.clipsearch.store.solr;

import org.jspecify.annotations.NullMarked;
