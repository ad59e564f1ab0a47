@NullMarked
package io.github.clipsearch.spark;

import org.jspecify.annotations.NullMarked;
