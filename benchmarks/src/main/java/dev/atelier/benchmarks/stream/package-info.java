/** Streams whose chunks carry the time they were written. */
@NullMarked
package dev.atelier.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
