/** What every video decoder has to do, as tests to extend. */
@NullMarked
package io.github.clipsearch.video;

import org.jspecify.annotations.NullMarked;
