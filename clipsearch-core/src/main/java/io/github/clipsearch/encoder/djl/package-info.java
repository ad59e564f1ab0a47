/**
 * The default CLIP encoder: reads Hugging Face checkpoints and runs them with PyTorch through the
 * Deep Java Library.
 *
 * <p>Both towers are one TorchScript program without weights, {@code clip_program.py.txt}, which
 * PyTorch compiles when a checkpoint is loaded. The weights are handed to it at every call, so it
 * serves every size of model.
 */
@NullMarked
package io.github.clipsearch.encoder.djl;

import org.jspecify.annotations.NullMarked;
