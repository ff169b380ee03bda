/** Calls made again and again, as fast as possible or at a fixed rate, and what they took. */
@NullMarked
package dev.atelier.benchmarks.load;

import org.jspecify.annotations.NullMarked;
