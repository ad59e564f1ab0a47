/** Tests of the default encoder. */
@NullMarked
package io.github.clipsearch.encoder.djl;

import org.jspecify.annotations.NullMarked;
