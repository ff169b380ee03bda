/** A small blocking HTTP/1.1 client: it must cost little, and know to the microsecond when a byte arrived. */
@NullMarked
package dev.atelier.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
