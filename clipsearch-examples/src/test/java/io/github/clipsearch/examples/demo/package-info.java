@NullMarked
package io.github.clipsearch.examples.demo;

import org.jspecify.annotations.NullMarked;
