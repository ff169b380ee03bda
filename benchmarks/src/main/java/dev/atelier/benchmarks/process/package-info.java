/** CPU and memory of processes as Linux counts them. */
@NullMarked
package dev.atelier.benchmarks.process;

import org.jspecify.annotations.NullMarked;
