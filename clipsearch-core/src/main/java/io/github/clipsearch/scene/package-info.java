/** Splitting a video into scenes: the detector interface, the built-in detectors, own cuts. */
@NullMarked
package io.github.clipsearch.scene;

import org.jspecify.annotations.NullMarked;
