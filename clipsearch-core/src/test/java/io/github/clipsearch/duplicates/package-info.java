@NullMarked
package io.github.clipsearch.duplicates;

import org.jspecify.annotations.NullMarked;
