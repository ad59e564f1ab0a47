@NullMarked
package io.github.clipsearch.training;

import org.jspecify.annotations.NullMarked;
