/** What the tests of all modules share. */
@NullMarked
package io.github.clipsearch.testing;

import org.jspecify.annotations.NullMarked;
