/** The load generator behind {@code benchmarks/run}; how it measures and how to read it is in the module's README. */
@NullMarked
package dev.atelier.benchmarks;

import org.jspecify.annotations.NullMarked;
