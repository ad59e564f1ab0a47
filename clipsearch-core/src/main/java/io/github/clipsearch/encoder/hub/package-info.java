/**
 * Finding a checkpoint by its name: in a folder of the user's, in the Hugging Face hub's local
 * cache, or, when the user allows it, on the hub itself.
 *
 * <p>{@link io.github.clipsearch.encoder.hub.HubModels} is the entry. It gives a folder, which an
 * encoder's {@code load} takes.
 */
@NullMarked
package io.github.clipsearch.encoder.hub;

import org.jspecify.annotations.NullMarked;
