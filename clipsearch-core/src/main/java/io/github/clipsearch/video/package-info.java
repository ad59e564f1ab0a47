/** What a video decoder implements, and the pictures that it hands over. */
@NullMarked
package io.github.clipsearch.video;

import org.jspecify.annotations.NullMarked;
