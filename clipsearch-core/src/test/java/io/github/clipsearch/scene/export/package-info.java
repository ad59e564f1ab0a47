/** Tests of what is written for other programs. */
@NullMarked
package io.github.clipsearch.scene.export;

import org.jspecify.annotations.NullMarked;
