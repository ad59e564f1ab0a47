/**
 * A little world that can be drawn and described: what the model in the box knows.
 *
 * <p>A {@link io.github.clipsearch.training.world.WorldScene} says what is to be seen, {@link
 * io.github.clipsearch.training.world.WorldPainter} draws it at any size and moment, {@link
 * io.github.clipsearch.training.world.Captions} says it in words, and {@link
 * io.github.clipsearch.training.world.WorldSampler} makes scenes up.
 */
@NullMarked
package io.github.clipsearch.training.world;

import org.jspecify.annotations.NullMarked;
