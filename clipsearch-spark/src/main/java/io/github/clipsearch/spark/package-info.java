/**
 * Indexing on a Spark cluster: videos are decoded and embedded by executors, and come together in
 * one index.
 *
 * <p>{@link io.github.clipsearch.spark.SparkIndexing} is the library's way in, {@link
 * io.github.clipsearch.spark.SparkIndexMain} what {@code spark-submit} runs. One Spark task indexes
 * one video, the longest first. Spark is provided by the cluster.
 */
@NullMarked
package io.github.clipsearch.spark;

import org.jspecify.annotations.NullMarked;
