@NullMarked
package io.github.clipsearch.video.decoding;

import org.jspecify.annotations.NullMarked;
