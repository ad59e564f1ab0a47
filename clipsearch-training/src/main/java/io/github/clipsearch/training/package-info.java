/** The program that trains the model in the box, and its evaluation. */
@NullMarked
package io.github.clipsearch.training;

import org.jspecify.annotations.NullMarked;
