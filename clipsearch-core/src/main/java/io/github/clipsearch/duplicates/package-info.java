/**
 * Videos that are copies of one another, or share a run of scenes: encoded anew, scaled, trimmed.
 */
@NullMarked
package io.github.clipsearch.duplicates;

import org.jspecify.annotations.NullMarked;
