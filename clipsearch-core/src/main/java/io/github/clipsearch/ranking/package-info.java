/** How the scores of a video's scenes become the score of the video. */
@NullMarked
package io.github.clipsearch.ranking;

import org.jspecify.annotations.NullMarked;
