@NullMarked
package io.github.clipsearch.video.isolated;

import org.jspecify.annotations.NullMarked;
