/** A small service that fails in every way there is. */
@NullMarked
package dev.atelier.platform.sample;

import org.jspecify.annotations.NullMarked;
