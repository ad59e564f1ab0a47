/** Splitting a video into scenes: the detector interface and the built-in detectors. */
@NullMarked
package io.github.clipsearch.scene;

import org.jspecify.annotations.NullMarked;
