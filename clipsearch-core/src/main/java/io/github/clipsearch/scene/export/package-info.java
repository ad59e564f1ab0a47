/**
 * Scene lists and frame scores for other programs: spreadsheets, players, editing programs. {@link
 * io.github.clipsearch.scene.export.SceneFormat} is the way in.
 */
@NullMarked
package io.github.clipsearch.scene.export;

import org.jspecify.annotations.NullMarked;
