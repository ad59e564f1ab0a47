@NullMarked
package io.github.clipsearch.evaluation;

import org.jspecify.annotations.NullMarked;
