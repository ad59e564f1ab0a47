/**
 * Which videos a search considers: {@link io.github.clipsearch.filter.VideoFilter} and the records
 * that it is made of. Filters are data, so that a store can look at them and use what it knows.
 */
@NullMarked
package io.github.clipsearch.filter;

import org.jspecify.annotations.NullMarked;
