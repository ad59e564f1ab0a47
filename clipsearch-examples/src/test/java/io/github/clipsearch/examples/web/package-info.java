@NullMarked
package io.github.clipsearch.examples.web;

import org.jspecify.annotations.NullMarked;
