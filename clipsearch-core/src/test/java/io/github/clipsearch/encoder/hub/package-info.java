/** Tests of finding and downloading models, against a server on this machine. */
@NullMarked
package io.github.clipsearch.encoder.hub;

import org.jspecify.annotations.NullMarked;
