/** The measurements in their order. */
@NullMarked
package dev.atelier.benchmarks.run;

import org.jspecify.annotations.NullMarked;
