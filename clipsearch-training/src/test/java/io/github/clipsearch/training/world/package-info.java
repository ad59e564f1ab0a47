@NullMarked
package io.github.clipsearch.training.world;

import org.jspecify.annotations.NullMarked;
