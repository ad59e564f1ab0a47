@NullMarked
package io.github.clipsearch.model.small;

import org.jspecify.annotations.NullMarked;
