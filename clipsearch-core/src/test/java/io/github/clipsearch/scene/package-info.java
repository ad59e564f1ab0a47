@NullMarked
package io.github.clipsearch.scene;

import org.jspecify.annotations.NullMarked;
