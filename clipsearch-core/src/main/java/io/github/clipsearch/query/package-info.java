/**
 * What is searched for: {@link io.github.clipsearch.query.Query} and the records that it is made
 * of.
 */
@NullMarked
package io.github.clipsearch.query;

import org.jspecify.annotations.NullMarked;
