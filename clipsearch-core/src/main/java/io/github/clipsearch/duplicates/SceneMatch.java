package io.github.clipsearch.duplicates;

/**
 * Two scenes that look alike.
 *
 * @param first position among the first video's scenes that are not blank
 * @param second position among the second video's
 * @param similarity cosine similarity
 */
record SceneMatch(int first, int second, double similarity) {}
