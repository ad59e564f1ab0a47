/** What every encoder must do. */
@NullMarked
package io.github.clipsearch.encoder;

import org.jspecify.annotations.NullMarked;
