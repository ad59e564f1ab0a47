/**
 * How well a model finds what it should: queries whose answers are known, and the usual figures of
 * text-to-video retrieval (recall@k, median rank, mean reciprocal rank).
 */
@NullMarked
package io.github.clipsearch.evaluation;

import org.jspecify.annotations.NullMarked;
