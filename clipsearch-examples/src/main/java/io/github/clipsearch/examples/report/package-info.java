/** A page of what was found, with pictures. */
@NullMarked
package io.github.clipsearch.examples.report;

import org.jspecify.annotations.NullMarked;
