/** A web page to search an index, with its interface for programs beside it. */
@NullMarked
package io.github.clipsearch.examples.web;

import org.jspecify.annotations.NullMarked;
