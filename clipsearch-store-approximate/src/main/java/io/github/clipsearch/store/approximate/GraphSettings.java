package io.github.clipsearch.store.approximate;

import java.nio.file.Path;

/**
 * How the graph is kept.
 *
 * @param directory of its files
 * @param fromScenes from so many scenes in the index on there is a graph
 * @param width how many scenes a search looks for at first
 * @param batchScenes from so many pending scenes on they are taken over at once
 * @param quietNanos after so long without writing, the rest is taken over as well
 */
record GraphSettings(
    Path directory, long fromScenes, int width, long batchScenes, long quietNanos) {}
