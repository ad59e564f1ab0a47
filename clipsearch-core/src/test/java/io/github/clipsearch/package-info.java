@NullMarked
package io.github.clipsearch;

import org.jspecify.annotations.NullMarked;
